// Lists the moons of the chosen year.
const year = document.getElementById('year'), list = document.getElementById('moons');

async function show() {
  const reply = await fetch(`api/moons?year=${encodeURIComponent(year.value)}`);
  const moons = reply.ok ? await reply.json() : [];
  list.replaceChildren(...moons.map(({ phase, time }) => {
    const item = document.createElement('li');
    item.className = phase;
    item.textContent = `${phase === 'full_moon' ? 'Full' : 'New'} moon, ${new Date(time).toLocaleString()}`;
    return item;
  }));
}

year.value = new Date().getFullYear();
year.addEventListener('change', show);
show();
