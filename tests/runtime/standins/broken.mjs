// A function whose module fails to load.

throw Object.assign(new Error('no configuration'), { name: 'shop::BadConfiguration' });
