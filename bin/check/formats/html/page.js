// Filters and orders the list. Everything can be read without it.
const form = document.querySelector('.toolbar');
const list = document.querySelector('.issues');
if (form && list) {
  const items = [...list.children].map((element, order) => ({
    element,
    order,
    status: element.dataset.status,
    score: Number(element.dataset.score),
    rules: element.dataset.rules.split(' '),
    key: element.querySelector('.key').textContent,
    text: element.querySelector('summary').textContent.toLowerCase(),
  }));
  const sorts = {
    worst: (a, b) => a.order - b.order,
    best: (a, b) => b.score - a.score || a.order - b.order,
    key: (a, b) => a.key.localeCompare(b.key, undefined, { numeric: true }) || a.order - b.order,
  };
  const { text, status, rule, sort } = form.elements;
  let sorted = 'worst';

  const filter = () => {
    const wanted = text.value.trim().toLowerCase();
    let shown = 0;
    for (const item of items) {
      const fits =
        item.text.includes(wanted) &&
        (status.value === '' || item.status === status.value) &&
        (rule.value === '' || item.rules.includes(rule.value));
      item.element.hidden = !fits;
      if (fits) shown += 1;
    }
    form.querySelector('output').textContent = form.dataset.shown
      .replace('{shown}', String(shown))
      .replace('{all}', String(items.length));
  };
  const apply = () => {
    if (sort.value !== sorted) {
      sorted = sort.value;
      list.append(...[...items].sort(sorts[sorted]).map(({ element }) => element));
    }
    filter();
  };

  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  for (const button of document.querySelectorAll('button[data-rule]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      rule.value = button.dataset.rule;
      apply();
      form.scrollIntoView();
      rule.focus();
    });
  }
  form.hidden = false;
  filter();
}
