// The eight rules for engines of npm. Each gives, for every rule, 1 met, 0 not met, -1 unknown; the outcome follows from them.
import fs from 'node:fs'
import { LogicEngine } from 'json-logic-engine'
import { Environment } from '@marcbachmann/cel-js'
import { ZenEngine } from '@gorules/zen-engine'

const [proposalsFile, expectedFile] = process.argv.slice(2)
const lines = fs.readFileSync(proposalsFile, 'utf8').trimEnd().split('\n')
const expected = fs.readFileSync(expectedFile, 'utf8').trimEnd().split('\n').map(one => JSON.parse(one))

const themes = ['access-care', 'access-work', 'access-training', 'quality-services', 'quality-data', 'quality-staff', 'rights-children', 'rights-elderly', 'rights-disability']
const fitting = {
  study: ['report', 'data-set', 'recommendation'], workshop: ['guide', 'event', 'course'], seminar: ['event', 'report'],
  network: ['guide', 'standard', 'data-set'], platform: ['tool', 'data-set'], 'field-work': ['report', 'tool']
}
const names = ['support', 'theme', 'complete', 'form-fits', 'useful', 'affordable', 'score', 'gender']
const verdicts = { 1: 'met', 0: 'not-met', '-1': 'unknown' }
const fourYearsLater = day => {
  const [year, month, of] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year + 4, month, 0)).getUTCDate()
  return `${year + 4}-${String(month).padStart(2, '0')}-${String(Math.min(of, last)).padStart(2, '0')}`
}
const distinctOthers = (all, one) => new Set(all.filter(each => each !== one)).size
const distinct = all => new Set(all).size
const fits = (form, results) => results.some(each => fitting[form].includes(each))
const isStated = text => typeof text === 'string' && text.trim() !== ''

function outcomeOf(found) {
  const must = found.slice(0, 7)
  return must.includes(0) ? 'refuse' : must.includes(-1) ? 'complete' : 'admit'
}

function jsonLogic() {
  const engine = new LogicEngine()
  engine.addMethod('distinctOthers', ([all, one]) => distinctOthers(all, one), { sync: true })
  engine.addMethod('mostFor', ([all]) => 50000 * distinct(all), { sync: true })
  engine.addMethod('fits', ([form, results]) => fits(form, results), { sync: true })
  engine.addMethod('stated', ([text]) => isStated(text), { sync: true })
  engine.addMethod('fourYearsLater', ([day]) => fourYearsLater(day), { sync: true })
  engine.addMethod('inOrder', ([first, second, strictly]) => strictly ? first < second : first <= second, { sync: true })  // its own comparisons take no texts, and fail compiled where both sides are computed
  const field = name => ({ var: [name, null] })
  const absent = name => ({ '===': [field(name), null] })
  const asked = (needs, holds) => ({ if: [{ or: needs.map(absent) }, -1, { if: [holds, 1, 0] }] })
  const rules = [
    asked(['supports'], { '>=': [{ distinctOthers: [field('supports'), field('proposer')] }, 5] }),
    asked(['priority'], { in: [field('priority'), themes] }),
    { if: [{ and: [{ stated: [field('scope')] }, { stated: [field('purpose')] }, { '!==': [field('results'), null] }, { '!==': [field('starts'), null] }, { '!==': [field('ends'), null] },
      { inOrder: [field('starts'), field('ends'), true] }, { inOrder: [field('ends'), { fourYearsLater: [field('starts')] }, false] }] }, 1, 0] },
    asked(['results', 'form'], { fits: [field('form'), field('results')] }),
    asked(['usefulness'], { '>=': [field('usefulness'), 3] }),
    { if: [absent('budget'), 1, asked(['results'], { inOrder: [field('budget.amount'), { mostFor: [field('results')] }, false] })] },
    asked(['usefulness', 'feasibility', 'novelty'],
      { '>=': [{ '+': [{ '*': [50, field('usefulness')] }, { '*': [30, field('feasibility')] }, { '*': [20, field('novelty')] }] }, 249.999999] }),
    { if: [{ stated: [field('gender')] }, 1, 0] }
  ].map(rule => engine.build(rule))
  return proposal => rules.map(rule => rule(proposal))
}

function cel() {
  const has = names => names.map(name => `has(p.${name})`).join(' && ')
  const env = new Environment({ unlistedVariablesAreDyn: true })
    .registerFunction('distinctOthers(list, string): int', (all, one) => BigInt(distinctOthers(all, one)))
    .registerFunction('distinct(list): int', all => BigInt(distinct(all)))
    .registerFunction('fits(string, list): bool', fits)
    .registerFunction('stated(string): bool', isStated)
    .registerFunction('fourYearsLater(string): string', fourYearsLater)
    .registerVariable('p', 'dyn')
  const asked = (needs, holds) => `!(${has(needs)}) ? -1 : (${holds}) ? 1 : 0`
  const rules = [
    asked(['supports'], 'distinctOthers(p.supports, p.proposer) >= 5'),
    asked(['priority'], `p.priority in ${JSON.stringify(themes)}`),
    `(${has(['scope', 'purpose', 'results', 'starts', 'ends'])} && stated(p.scope) && stated(p.purpose) && p.starts < p.ends && p.ends <= fourYearsLater(p.starts)) ? 1 : 0`,
    asked(['results', 'form'], 'fits(p.form, p.results)'),
    asked(['usefulness'], 'double(p.usefulness) >= 3.0'),
    `!has(p.budget) ? 1 : (${asked(['results'], 'double(p.budget.amount) <= 50000.0 * double(distinct(p.results))')})`,
    asked(['usefulness', 'feasibility', 'novelty'], '50.0 * double(p.usefulness) + 30.0 * double(p.feasibility) + 20.0 * double(p.novelty) >= 249.999999'),
    '(has(p.gender) && stated(p.gender)) ? 1 : 0'
  ].map(rule => env.parse(rule))
  return proposal => rules.map(rule => Number(rule({ p: proposal })))
}

// It takes no functions of the host in its expressions: what the others call is computed before and given to it.
function zen() {
  const asked = (needs, holds) => `${needs.map(name => `${name} == null`).join(' or ')} ? -1 : (${holds}) ? 1 : 0`
  const expressions = {
    support: asked(['supports'], 'others >= 5'),
    theme: asked(['priority'], `priority in ${JSON.stringify(themes)}`),
    complete: '(scopeStated and purposeStated and results != null and starts != null and ends != null and inOrder and withinFourYears) ? 1 : 0',
    'form-fits': asked(['results', 'form'], 'fitting'),
    useful: asked(['usefulness'], 'usefulness >= 3'),
    affordable: `budget == null ? 1 : (${asked(['results'], 'budget.amount <= 50000 * resultCount')})`,
    score: asked(['usefulness', 'feasibility', 'novelty'], '50 * usefulness + 30 * feasibility + 20 * novelty >= 249.999999'),
    gender: 'genderStated ? 1 : 0'
  }
  const node = (id, type, more = {}) => ({ id, type, name: id, position: { x: 0, y: 0 }, ...more })
  const rules = Object.entries(expressions).map(([key, value], i) => ({ id: String(i), key: `r${i}`, value }))
  const decision = new ZenEngine().createDecision({
    nodes: [node('in', 'inputNode'), node('rules', 'expressionNode', { content: { expressions: rules } }), node('out', 'outputNode')],
    edges: [{ id: 'a', sourceId: 'in', targetId: 'rules', type: 'edge' }, { id: 'b', sourceId: 'rules', targetId: 'out', type: 'edge' }]
  })
  return async proposal => {
    const p = proposal
    const { result } = await decision.evaluate({
      ...p, others: p.supports ? distinctOthers(p.supports, p.proposer) : 0, scopeStated: isStated(p.scope), purposeStated: isStated(p.purpose), genderStated: isStated(p.gender),
      inOrder: p.starts < p.ends, withinFourYears: p.starts !== undefined && p.ends <= fourYearsLater(p.starts), fitting: p.form !== undefined && p.results !== undefined && fits(p.form, p.results),
      resultCount: p.results ? distinct(p.results) : 0
    })
    return rules.map(one => result[one.key])
  }
}

for (const [name, make] of [['json-logic-engine, compiled', jsonLogic], ['@marcbachmann/cel-js', cel], ['@gorules/zen-engine', zen]]) {
  const judge = make()
  const judged = async line => {  // only what answers later is waited for
    const found = judge(JSON.parse(line))
    return found instanceof Promise ? await found : found
  }
  for (const [i, line] of lines.entries()) {
    const found = await judged(line)
    const wrong = names.find((rule, at) => expected[i].verdicts[rule] !== verdicts[found[at]])
    if (wrong || outcomeOf(found) !== expected[i].outcomes[0]) throw new Error(`${name}: proposal ${i + 1} is not judged alike: ${wrong}: ${found}`)
  }
  const rounds = []
  for (let round = 0; round < 3; ++round) {
    const begin = process.cpuUsage()
    let refused = 0
    for (const line of lines) {
      let found = judge(JSON.parse(line))
      if (found instanceof Promise) found = await found
      refused += outcomeOf(found) === 'refuse' ? 1 : 0
    }
    const spent = process.cpuUsage(begin)
    rounds.push((spent.user + spent.system) * 1000 / lines.length)
    if (refused === 0) throw new Error('nothing was judged')
  }
  console.log(`${name.padEnd(58)} ${rounds.sort((a, b) => a - b)[1].toFixed(1).padStart(12)} ns/proposal`)
}
