/* global process */
/** Loaded before a program: it dies at once when it reads a row that holds the poison. */
const { Query } = require('pg');

const take = Query.prototype.handleDataRow;
Query.prototype.handleDataRow = function (message) {
  if (message.fields.some((field) => typeof field === 'string' && field.includes('毒丸'))) process.abort();
  return take.call(this, message);
};
