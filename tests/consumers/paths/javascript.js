addToLibrary({
  add_in_javascript: (left, right) => left + right,
});
