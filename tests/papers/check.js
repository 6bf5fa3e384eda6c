// Looks at each paper in a frame of its own, on the width of a printed sheet and of a screen, and writes what is wrong into the page.
// Run by tests/papers/browser.sh, with the list `papers` of file names before it.
'use strict';
const millimetre = 96 / 25.4;
const faults = [];
let paper = '';
const fault = (text) => faults.push(paper + ': ' + text);
window.addEventListener('error', (event) => fault('script error: ' + event.message));

const words = (element) => element.textContent.trim().replace(/\s+/g, ' ').slice(0, 60);

function headings(page) {
    const all = [...page.querySelectorAll('h1, h2, h3, h4, h5, h6')];
    if (all.filter((one) => one.tagName === 'H1').length !== 1) fault('it has not one h1');
    if (all.length > 0 && all[0].tagName !== 'H1') fault('the first heading is no h1');
    for (let i = 1; i < all.length; ++i)
        if (Number(all[i].tagName[1]) > Number(all[i - 1].tagName[1]) + 1) fault('a level is left out before the heading ' + words(all[i]));
    for (const one of all) if (words(one) === '') fault('an empty heading');
}

function languages(page) {
    const known = /^(fr|en)$/;
    if (!known.test(page.documentElement.lang)) fault('the page does not say its language');
    for (const one of page.querySelectorAll('[lang]')) if (!known.test(one.lang)) fault('no language: ' + one.lang);
    if (paper.includes('.both.') && ![...page.body.querySelectorAll('[lang]')].some((one) => one.lang !== page.documentElement.lang)) fault('one language only');
    if (page.title.trim() === '') fault('it has no title');
}

function tables(page) {
    for (const table of page.querySelectorAll('table')) {
        if (!table.caption || words(table.caption) === '') fault('a table without a caption');
        const columns = table.rows[0].cells.length;
        if (!table.tHead || table.tHead.querySelectorAll('th[scope=col]').length === 0) fault('a table without heads of columns: ' + words(table));
        for (const row of table.tBodies[0].rows) {
            if (row.cells.length !== columns) fault('a row of ' + row.cells.length + ' cells in a table of ' + columns + ': ' + words(row));
            if (!row.querySelector('th[scope=row]')) fault('a row without a head: ' + words(row));
        }
        if (table.tBodies[0].rows.length === 0) fault('an empty table: ' + words(table));
    }
}

function drawings(page) {
    for (const one of page.querySelectorAll('svg')) {
        if (one.getAttribute('role') !== 'img' || !one.querySelector('title') || !one.querySelector('desc')) fault('a drawing that does not say what it is');
        const frame = one.viewBox.baseVal;
        for (const text of one.querySelectorAll('text')) {
            const box = text.getBBox();
            if (text.textContent.includes('…')) fault('words of a drawing are cut: ' + words(text));
            if (text.transform.baseVal.numberOfItems > 0) continue;  // what stands upright has its box before it is turned
            if (box.x < frame.x - 1 || box.x + box.width > frame.x + frame.width + 1 || box.y < frame.y - 1 || box.y + box.height > frame.y + frame.height + 1) fault('words leave the drawing: ' + words(text));
        }
    }
}

/// Relative luminance and contrast as WCAG 2.1 defines them.
function luminance(colour) {
    const [r, g, b] = colour.match(/[\d.]+/g).map(Number).map((part) => { const s = part / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function background(element, view) {
    for (let one = element; one; one = one.parentElement) {
        const colour = view.getComputedStyle(one).backgroundColor;
        if (colour !== 'rgba(0, 0, 0, 0)' && colour !== 'transparent') return colour;
    }
    return 'rgb(255, 255, 255)';
}

function contrast(page, view) {
    const seen = new Set();
    for (const element of page.body.querySelectorAll('*')) {
        if (element.closest('svg') || ![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')) continue;
        const style = view.getComputedStyle(element), below = background(element, view), key = style.color + below;
        if (seen.has(key)) continue;
        seen.add(key);
        const [light, dark] = [luminance(style.color), luminance(below)].sort((a, b) => b - a);
        const ratio = (light + 0.05) / (dark + 0.05);
        if (ratio < 4.5) fault('contrast ' + ratio.toFixed(2) + ': ' + words(element));
        if (parseFloat(style.fontSize) < 11) fault('letters of ' + style.fontSize + ': ' + words(element));
    }
}

/// Letters of drawings, as large as they come out on the sheet; rows of labels that do not run into the figures beside them.
function drawn_letters(page) {
    for (const one of page.querySelectorAll('svg')) {
        const scale = one.getBoundingClientRect().width / one.viewBox.baseVal.width, high = one.getBoundingClientRect().height / one.viewBox.baseVal.height;
        const points = parseFloat(one.getAttribute('font-size')) * Math.min(scale, high) * 0.75;
        if (points < 7.5) fault('a drawing with letters of ' + points.toFixed(1) + ' points: ' + words(one.querySelector('title')));
        for (const row of one.querySelectorAll('g')) {
            const [count, ...labels] = [...row.querySelectorAll('text')].reverse();
            for (const label of labels) if (label.getBBox().x + label.getBBox().width > count.getBBox().x) fault('a label runs into its count: ' + words(label));
        }
    }
}

function overflow(page, view, where) {
    if (page.documentElement.scrollWidth > view.innerWidth + 1) fault('wider than ' + where + ': ' + page.documentElement.scrollWidth + ' of ' + view.innerWidth);
    for (const element of page.body.querySelectorAll('th, td, li, p, dd, dt, h1, h2, h3')) {
        if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && view.getComputedStyle(element).display !== 'inline') fault('words leave their place on ' + where + ': ' + words(element));
    }
}

/// What is for print only is applied to the page, so that it is laid out as on a sheet.
function lay_out_for_print(page) {
    let sheet = 0, print = 0;
    for (const rule of [...page.styleSheets[0].cssRules]) {
        if (rule.type === CSSRule.PAGE_RULE) sheet += 1;
        if (rule.type !== CSSRule.MEDIA_RULE || rule.media.mediaText !== 'print') continue;
        print += 1;
        for (const inner of [...rule.cssRules]) page.styleSheets[0].insertRule(inner.cssText, page.styleSheets[0].cssRules.length);
    }
    if (sheet === 0) fault('no rule for the sheet');
    if (print === 0) fault('nothing is said for print');
    const foot = [...page.styleSheets[0].cssRules].filter((rule) => rule.type === CSSRule.PAGE_RULE).map((rule) => rule.cssText).join(' ');
    if (!foot.includes('counter(page)') || !foot.includes('@bottom-left')) fault('sheets without number or foot');
    return foot.includes('landscape') ? 297 - 28 : 210 - 28;
}

function nothing_from_outside(page) {
    if (page.querySelector('script, link, iframe, object, embed, img[src], [onload], [onclick]')) fault('it runs or fetches something');
    if (page.defaultView.performance.getEntriesByType('resource').length > 0) fault('it fetched something');
}

function stated(page) {
    const facts = words_of(page.querySelector('dl.facts'));
    for (const [what, form] of [['version of the rules', /pompidou-2019-2022, version \d/], ['as-of date', /2019/], ['hash of the data', /SHA-256 [0-9a-f]{64}/]])
        if (!form.test(facts)) fault('it does not state the ' + what);
}
const words_of = (element) => (element ? element.textContent : '');

async function look(name) {
    paper = name;
    const frame = document.createElement('iframe');
    frame.style.cssText = 'border: 0; height: 1000px; width: ' + 210 * millimetre + 'px';
    const loaded = new Promise((done) => { frame.onload = done; });
    frame.src = name;
    document.body.append(frame);
    await loaded;
    const page = frame.contentDocument, view = frame.contentWindow;
    if (!page || !page.querySelector('main')) return fault('it cannot be read');
    nothing_from_outside(page);
    languages(page);
    headings(page);
    tables(page);
    drawings(page);
    stated(page);
    contrast(page, view);
    if (!view.document.body.classList.contains('wide')) overflow(page, view, 'a screen as wide as a sheet');
    const width = lay_out_for_print(page);
    frame.style.width = width * millimetre + 'px';
    overflow(page, view, 'the printed sheet');
    drawn_letters(page);
    frame.style.width = '400px';
    if (page.documentElement.clientWidth === 0) fault('it shows nothing');
    frame.remove();
}

(async () => {
    for (const name of papers) await look(name);
    const out = document.createElement('pre');
    out.id = 'found';
    out.textContent = ['looked at ' + papers.length + ' papers', ...faults, 'end of report'].join('\n');
    document.body.append(out);
})();
