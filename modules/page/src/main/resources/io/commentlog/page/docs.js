// Draws openapi.json. Everything in it only ever becomes textContent, so the document cannot become markup.
const METHODS = ['get', 'post', 'patch', 'delete'];
const CORS = 'Access-Control-'; // on every answer: told once, not in each

const content = document.getElementById('content');
let api;

// ---- small tools

/** An element; children are nodes, texts, lists of those, or undefined for none. */
function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== ''));
  return element;
}

const refName = (ref) => ref.slice(ref.lastIndexOf('/') + 1);
const resolve = (node) => (node?.$ref ? resolve(node.$ref.slice(2).split('/').reduce((at, key) => at[key], api)) : node);
const pretty = (value) => (typeof value === 'string' ? value.trimEnd() : JSON.stringify(value, null, 2));
const shown = (value) => (value === '' ? '""' : typeof value === 'string' ? value : JSON.stringify(value));

/** `code` and **strong**; all else is text. */
function inline(text) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.startsWith('`') && part.length > 1) return el('code', {}, part.slice(1, -1));
    return part.startsWith('**') && part.length > 3 ? el('strong', {}, part.slice(2, -2)) : part;
  });
}

/** Paragraphs and lists, which is all the Markdown that the document uses. */
function prose(text = '') {
  return text.trim().split(/\n\s*\n/).filter(Boolean).map((block) => {
    if (!block.startsWith('- ')) return el('p', {}, inline(block.replace(/\s*\n\s*/g, ' ')));
    const items = block.slice(2).split(/\n- /).map((item) => el('li', {}, inline(item.replace(/\s*\n\s*/g, ' '))));
    return el('ul', {}, items);
  });
}

// ---- schemas

/** What a value is, in a few words; a schema with a name of its own is a link to it. */
function type(schema) {
  if (schema.$ref) return [el('a', { href: `#schema-${refName(schema.$ref)}` }, refName(schema.$ref))];
  if (schema.oneOf) return schema.oneOf.flatMap((one, i) => [i ? ' or ' : '', ...type(one)]);
  if ('const' in schema) return [el('code', {}, shown(schema.const))];
  if (schema.enum) return schema.enum.flatMap((one, i) => [i ? ' or ' : '', el('code', {}, shown(one))]);
  if (schema.type === 'array') return ['array of ', ...type(schema.items ?? {})];
  return [[schema.type ?? 'any'].flat().join(' or ')];
}

function limits(schema) {
  const said = [];
  if ('default' in schema) said.push('default ', el('code', {}, shown(schema.default)), ' · ');
  if ('minimum' in schema) said.push(`at least ${schema.minimum}`, ' · ');
  if (schema.minLength > 1 || (schema.minLength && !schema.maxLength)) said.push('not empty', ' · ');
  if (schema.maxLength) said.push(`${schema.minLength ? schema.minLength + ' to' : 'at most'} ${schema.maxLength} characters`, ' · ');
  if (schema.maxItems) said.push(`at most ${schema.maxItems} entries`, ' · ');
  if (schema.pattern) said.push(el('code', {}, schema.pattern), ' · ');
  return said.slice(0, -1);
}

/** One line of a list of fields, parameters or headers. */
function field(name, schema, description, { required = false, where = '' } = {}) {
  const rules = limits(schema);
  return el('div', { class: 'field' },
    el('dt', {}, el('code', { class: 'key' }, name),
      el('span', { class: 'type' }, type(schema)),
      where && el('span', { class: 'where' }, where),
      required ? el('span', { class: 'required' }, 'required') : undefined),
    el('dd', {}, prose(description), rules.length ? el('p', { class: 'rules' }, rules) : undefined));
}

function fields(schema) {
  const required = schema.required ?? [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const line = field(name, property, property.$ref ? '' : property.description, { required: required.includes(name) });
    const inner = property.type === 'array' ? property.items : property;
    return inner?.properties && !property.$ref ? [line, el('div', { class: 'inner' }, fields(inner))] : [line];
  });
}

function drawSchema([name, schema]) {
  const parts = schema.properties ? el('dl', {}, fields(schema)) : el('p', {}, type(schema));
  return el('article', { id: `schema-${name}`, class: 'schema' }, el('h3', {}, anchor(`schema-${name}`, name)), prose(schema.description), parts);
}

// ---- operations

function example(label, value) {
  return el('figure', {}, label ? el('figcaption', {}, label) : undefined, el('pre', { tabindex: '0' }, el('code', {}, pretty(value))));
}

function bodies(message) {
  return Object.entries(message.content ?? {}).map(([mediaType, media]) => {
    const examples = Object.entries(media.examples ?? {});
    const sentences = examples.filter(([, one]) => typeof one.value?.error === 'string' && Object.keys(one.value).length === 1);
    const about = el('p', { class: 'body' }, el('code', {}, mediaType), ' ', media.schema?.type === 'string' ? '' : type(media.schema ?? {}));
    if (examples.length && sentences.length === examples.length) {
      return [about, el('ul', { class: 'sentences' }, sentences.map(([, one]) => el('li', {}, el('code', {}, JSON.stringify(one.value)))))];
    }
    return [about, examples.map(([name, one]) => example(one.summary ?? '', one.value))];
  });
}

function drawResponse([status, reference]) {
  const answer = resolve(reference);
  const headers = Object.entries(answer.headers ?? {}).filter(([name]) => !name.startsWith(CORS));
  const lines = headers.map(([name, header]) => {
    const { schema = {}, description, required } = resolve(header);
    return field(name, schema, description, { required: false, where: required ? '' : 'sometimes' });
  });
  const first = answer.description.trim().match(/^.*?\.(?=\s|$)/s)?.[0] ?? answer.description; // its first sentence
  return el('details', { class: `response s${status[0]}` },
    el('summary', {}, el('span', { class: 'status' }, status), el('span', {}, inline(first))),
    el('div', { class: 'inside' },
      prose(answer.description.trim().slice(first.length)),
      lines.length ? [el('h5', {}, 'Headers'), el('dl', {}, lines)] : undefined,
      answer.content ? [el('h5', {}, 'Body'), bodies(answer)] : undefined));
}

/** A line for a shell, with the values of the examples; of what may be asked for, no more than a limit. */
function curl(method, path, operation, parameters) {
  const values = (where) => parameters.filter((one) => one.in === where && one.example !== undefined);
  const query = values('query').filter((one) => one.name === 'limit').map((one) => `?limit=${one.example}`).join('');
  const target = values('path').reduce((at, one) => at.replace(`{${one.name}}`, one.example), path) + query;
  const body = Object.values(Object.values(resolve(operation.requestBody)?.content ?? {})[0]?.examples ?? {})[0]?.value;
  const verb = method === 'get' || method === 'post' ? '' : `-X ${method.toUpperCase()} `;
  const hold = operation.operationId === 'streamComments' ? 'N' : '';
  const quoted = body && `  -d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`;
  return `curl -s${hold} ${verb}'${location.origin}${target}'` + (body ? ` \\\n${quoted}` : '');
}

function tokens(operation) {
  const names = (operation.security ?? []).flatMap((one) => Object.keys(one));
  return names.length ? el('p', { class: 'token' }, 'Token: ', names.map((name) => el('a', { href: `#token-${name}` }, name)), ', if the node asks for one') : undefined;
}

const badge = (method) => el('span', { class: `method ${method}` }, method.toUpperCase());
const anchor = (id, ...children) => el('a', { href: `#${id}`, class: 'anchor' }, children);

function drawOperation({ method, path, operation, shared }) {
  const parameters = [...shared, ...(operation.parameters ?? [])].map(resolve);
  const body = resolve(operation.requestBody);
  return el('article', { id: operation.operationId, class: 'operation' },
    el('h3', {}, anchor(operation.operationId, inline(operation.summary))),
    el('p', { class: 'call' }, badge(method), el('code', {}, path)),
    prose(operation.description), tokens(operation),
    el('pre', { class: 'curl' }, el('code', {}, curl(method, path, operation, parameters))),
    parameters.length ? [el('h4', {}, 'Parameters'), el('dl', {}, parameters.map((one) => field(one.name, one.schema, one.description, { required: one.required, where: one.in })))] : undefined,
    body ? [el('h4', {}, 'Body'), prose(body.description), bodies(body)] : undefined,
    el('h4', {}, 'Answers'), Object.entries(operation.responses).map(drawResponse));
}

// ---- the whole

function operations() {
  return Object.entries(api.paths).flatMap(([path, item]) => METHODS.filter((method) => item[method])
    .map((method) => ({ method, path, operation: item[method], shared: item.parameters ?? [] })));
}

function draw() {
  const all = operations();
  const nav = document.getElementById('nav');
  const link = (id, ...children) => el('li', {}, el('a', { href: `#${id}` }, children));
  document.title = `${api.info.title} API`;
  content.append(el('section', { class: 'intro' }, el('h1', {}, `${api.info.title} API`, el('span', { class: 'version' }, api.info.version)),
    el('p', { class: 'lead' }, api.info.summary), prose(api.info.description)));
  for (const { name, description } of api.tags) {
    const mine = all.filter(({ operation }) => operation.tags.includes(name));
    content.append(el('section', { 'aria-labelledby': `tag-${name}` }, el('h2', { id: `tag-${name}` }, name), prose(description), mine.map(drawOperation)));
    nav.append(el('h2', {}, name), el('ul', {}, mine.map(({ method, path, operation }) => link(operation.operationId, badge(method), el('span', {}, path)))));
  }
  const schemes = Object.entries(api.components.securitySchemes);
  content.append(el('section', {}, el('h2', { id: 'tokens' }, 'Tokens'), schemes.map(([name, scheme]) =>
    el('article', { id: `token-${name}` }, el('h3', {}, anchor(`token-${name}`, name)), el('p', {}, el('code', {}, 'Authorization: Bearer <token>')), prose(scheme.description)))));
  const schemas = Object.entries(api.components.schemas);
  content.append(el('section', {}, el('h2', { id: 'schemas' }, 'Schemas'), schemas.map(drawSchema)));
  nav.append(el('h2', {}, 'Tokens'), el('ul', {}, schemes.map(([name]) => link(`token-${name}`, name))),
    el('h2', {}, 'Schemas'), el('ul', {}, schemas.map(([name]) => link(`schema-${name}`, name))));
  foldContentsOnPhones();
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

/** Beside the text the contents stay open; above it they would push the text away, and close once something is chosen. */
function foldContentsOnPhones() {
  const contents = document.getElementById('contents');
  const narrow = matchMedia('(max-width: 56rem)');
  const follow = () => { contents.open = !narrow.matches; };
  narrow.addEventListener('change', follow);
  contents.addEventListener('click', (event) => { if (narrow.matches && event.target.closest('a')) contents.open = false; });
  follow();
}

/** The document, or nothing where it cannot be had. */
async function load() {
  const response = await fetch('openapi.json').catch(() => undefined);
  return response?.ok ? response.json().catch(() => undefined) : undefined;
}

api = await load();
if (api === undefined) {
  document.getElementById('state').textContent = 'The description could not be loaded. Reload to try again.';
} else {
  document.getElementById('state').remove();
  draw();
}
