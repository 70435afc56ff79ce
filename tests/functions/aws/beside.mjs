export const name = 'beside';
