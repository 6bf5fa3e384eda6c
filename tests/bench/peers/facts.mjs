// Proposals as facts of CLIPS, a line each.
import fs from 'node:fs'
const number = day => day ? Number(day.replaceAll('-', '')) : 0
const latest = day => { if (!day) return 0; const [y, m, d] = day.split('-').map(Number); return (y + 4) * 10000 + m * 100 + Math.min(d, new Date(Date.UTC(y + 4, m, 0)).getUTCDate()) }
const stated = text => typeof text === 'string' && text.trim() !== '' ? 'stated' : 'nil'
let out = ''
for (const line of fs.readFileSync(process.argv[2], 'utf8').trimEnd().split('\n')) {
  const p = JSON.parse(line), or = x => x ?? 'nil'
  out += `(proposal (id ${p.id}) (proposer ${p.proposer}) (has-supports ${p.supports ? 'stated' : 'nil'}) (supports ${(p.supports ?? []).join(' ')}) (priority ${or(p.priority)}) (scope ${stated(p.scope)}) (purpose ${stated(p.purpose)}) (form ${or(p.form)}) (has-results ${p.results ? 'stated' : 'nil'}) (results ${(p.results ?? []).join(' ')}) (starts ${number(p.starts)}) (ends ${number(p.ends)}) (latest ${latest(p.starts)}) (budget ${or(p.budget?.amount)}) (usefulness ${or(p.usefulness)}) (feasibility ${or(p.feasibility)}) (novelty ${or(p.novelty)}) (gender ${stated(p.gender)}))\n`
}
process.stdout.write(out)
