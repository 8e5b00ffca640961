import { checkClaim } from "./dist/words/index.js";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
// test/helpers/random.ts
/** Pseudo-random numbers in [0, 1), the same in every run (mulberry32). */
function seeded(seed) {
	let state = seed >>> 0;
	return () => {
		state = state + 1831565813 >>> 0;
		let t = Math.imul(state ^ state >>> 15, state | 1);
		t ^= t + Math.imul(t ^ t >>> 7, t | 61);
		return ((t ^ t >>> 14) >>> 0) / 4294967296;
	};
}
// test/words/claims/oracle/asks.ts
/** Draws what sentences say: near to what is so, so that half of them are. */
function askMaker(book, random) {
	const int = (n) => Math.floor(random() * n);
	const of = (list) => list[int(list.length)];
	const last = book.periods.length - 1;
	const ranked = (kind, t, node) => book.places.filter((p) => book.rank(p, t, node) > 0 && (ofTotal.includes(kind) || p.level !== "total"));
	return () => {
		for (;;) {
			const kind = of(kinds);
			const t = random() < .5 ? last : int(last + 1);
			const node = random() < .2 && book.parts.length > 0 && nodeKinds.includes(kind) ? of(book.parts).id : book.root;
			const since = random() < .6 || t === 0 ? t - 1 : int(t);
			const place = groupKinds.includes(kind) ? of(book.groups) : of(ranked(kind, t, node));
			if (!place) continue;
			const base = {
				place,
				t,
				node,
				since,
				not: random() < .15,
				other: otherOf(place, kind, t, node)
			};
			const saying = sayingOf(kind, base);
			if (saying) return {
				...base,
				saying
			};
		}
	};
	function otherOf(place, kind, t, node) {
		if (kind === "share" || kind.endsWith("-in")) {
			const holds = [...book.groups, ...kind === "share" ? [book.total] : []].filter((g) => book.lies(place, g));
			return random() < .85 && holds.length > 0 ? of(holds) : of(book.groups);
		}
		const alike = book.places.filter((p) => p.level === place.level && p !== place && book.rank(p, t, node) > 0);
		const near = alike.filter((p) => Math.abs(book.rank(p, t, node) - book.rank(place, t, node)) < 12);
		return near.length > 0 ? of(near) : of(alike.length > 0 ? alike : book.groups);
	}
	/** A number near to a figure, or just it. */
	function near(actual, digits = of([
		0,
		1,
		2
	])) {
		const size = Math.abs(actual);
		const is = of([
			"equal",
			"equal",
			"equal",
			"more",
			"less",
			"at-least",
			"about",
			"nearly",
			"just-over"
		]);
		const text = (size * (is === "equal" ? of([
			1,
			1,
			1,
			1.1,
			.8,
			10
		]) : of([
			1,
			.97,
			1.03,
			.5,
			1.5,
			.99,
			1.01
		]))).toFixed(size < 1 ? 2 + digits : digits);
		return {
			is: Number(text) > 0 ? is : "equal",
			text
		};
	}
	function sayingOf(kind, { place, other, t, since, node }) {
		const rank = book.rank(place, t, node);
		const value = book.value(place, t, node);
		const was = since < 0 ? NaN : book.value(place, since, node);
		const up = random() < .85 ? value > was : value <= was;
		const off = of([
			0,
			0,
			0,
			1,
			-1,
			3,
			10
		]);
		const k = Math.max(1, rank + off);
		switch (kind) {
			case "rank": return {
				kind,
				k
			};
			case "rank-in":
			case "top-in": {
				const own = 1 + book.places.filter((p) => p.level === place.level && book.lies(p, other)).filter((p) => book.rank(p, t, node) > 0 && book.rank(p, t, node) < rank).length;
				return {
					kind,
					k: Math.max(1, own + off)
				};
			}
			case "top": return {
				kind,
				k: Math.max(2, of([
					3,
					5,
					10,
					k
				]))
			};
			case "bottom": return {
				kind,
				k: of([
					3,
					5,
					10
				])
			};
			case "moved": {
				const by = book.rank(place, since, node) - rank;
				if (since < 0 || by === 0 || book.rank(place, since, node) === 0) return void 0;
				return {
					kind,
					by: Math.abs(by) + of([
						0,
						0,
						1
					]),
					up: random() < .8 ? by > 0 : by < 0
				};
			}
			case "above": return {
				kind,
				above: random() < .5,
				by: of(["rank", "index"])
			};
			case "value": return Number.isNaN(value) ? void 0 : {
				kind,
				n: near(value)
			};
			case "share": {
				const whole = book.value(other, t);
				return whole > 0 ? {
					kind,
					n: near(100 * value / whole)
				} : void 0;
			}
			case "points":
			case "percent": {
				const change = Math.abs(value - was);
				if (!(change > 0) || kind === "percent" && !(was > 0)) return void 0;
				return {
					kind,
					n: near(kind === "points" ? change : 100 * change / was),
					up
				};
			}
			case "rose": return since < 0 || Number.isNaN(was) ? void 0 : {
				kind,
				up
			};
			case "became": return since < 0 ? void 0 : {
				kind,
				factor: of([
					"doubled",
					"tripled",
					"halved",
					"more than doubled",
					"nearly doubled"
				])
			};
			case "margin": {
				const more = value - book.value(other, t, node);
				return Number.isNaN(more) || more === 0 ? void 0 : {
					kind,
					n: near(Math.abs(more)),
					above: random() < .8 === more > 0
				};
			}
			case "times": return {
				kind,
				factor: of([2, 3])
			};
			case "faster": return since < 0 ? void 0 : {
				kind,
				faster: random() < .5
			};
			case "led": return {
				kind,
				periods: 2 + int(last + 1),
				exact: random() < .3
			};
			case "always-top": return since < 0 ? void 0 : {
				kind,
				k: of([
					1,
					3,
					5,
					10
				])
			};
			case "newcomer":
			case "entered": return since < 0 ? void 0 : {
				kind,
				k: of([
					3,
					5,
					10
				])
			};
			case "count": {
				const top = of([
					3,
					5,
					10
				]);
				const inIt = book.units.filter((u) => book.lies(u, place) && book.rank(u, t) > 0 && book.rank(u, t) <= top).length;
				return {
					kind,
					n: Math.max(1, inIt + of([
						0,
						0,
						1
					])),
					k: top
				};
			}
			case "gap": return since < 0 ? void 0 : {
				kind,
				narrowed: random() < .5
			};
			case "heads": {
				const heads = book.heads(place, t);
				return heads && {
					kind,
					n: near(heads.value)
				};
			}
			case "heads-rank": {
				const heads = book.heads(place, t);
				return heads?.rank ? {
					kind,
					k: Math.max(1, heads.rank + off)
				} : void 0;
			}
			default: return { kind };
		}
	}
}
const kinds = [
	"rank",
	"rank",
	"rank-in",
	"last",
	"top",
	"top",
	"bottom",
	"top-in",
	"moved",
	"above",
	"value",
	"value",
	"share",
	"share",
	"points",
	"percent",
	"rose",
	"became",
	"margin",
	"times",
	"faster",
	"led",
	"always-top",
	"newcomer",
	"entered",
	"count",
	"gap",
	"heads",
	"heads-rank"
];
const nodeKinds = [
	"rank",
	"top",
	"last",
	"value",
	"above",
	"points",
	"rose",
	"moved"
];
const groupKinds = ["count"];
const ofTotal = [
	"value",
	"points",
	"percent",
	"rose",
	"became"
];
// test/words/claims/oracle/book.ts
/** Reads the files of a release folder. */
function bookOf(folder) {
	const plan = JSON.parse(readFileSync(join(folder, "plan.json"), "utf8"));
	const table = (name) => existsSync(join(folder, name)) ? parse(readFileSync(join(folder, name), "utf8"), { columns: true }) : [];
	const number = (text) => text === void 0 || text === "" ? NaN : Number(text);
	const keyed = (rows, ...columns) => new Map(rows.map((row) => [columns.map((c) => row[c]).join("|"), row]));
	const results = keyed(table("results.csv"), "level", "unit", "period", "node");
	const ranges = keyed(table("uncertainty.csv"), "level", "unit", "period");
	const heads = keyed(table("analysis/per-head.csv"), "node", "level", "unit", "period");
	const sets = keyed(table("analysis/matched-sets.csv"), "node", "level", "unit", "from", "to");
	const verdicts = keyed(table("analysis/balance-verdicts.csv"), "level", "node", "measure", "from", "to");
	const rankings = keyed(table("analysis/rankings.csv"), "level", "unit", "period", "node");
	const periods = plan.periods.slice(plan.first);
	const root = plan.nodes[0].id;
	const named = (level, list) => list.map(({ code, name }) => ({
		level,
		code,
		en: name.en,
		zh: name.zh
	}));
	const units = named(plan.level, plan.units);
	const groups = plan.groupings.flatMap(({ column, groups: of }) => named(column, of));
	const total = {
		level: "total",
		code: plan.total.code,
		en: plan.total.title.en,
		zh: plan.total.title.zh
	};
	const places = [
		...units,
		...groups,
		total
	];
	const row = (of, t, node) => results.get([
		of.level,
		of.code,
		periods[t],
		node
	].join("|"));
	const titles = plan.nodes.slice(1).map(({ title }) => title.en.toLowerCase());
	const once = (title) => titles.filter((one) => one === title.toLowerCase()).length === 1;
	const sameName = (lang) => {
		const short = (name) => (lang === "en" ? name.replace(/ \(.*\)$/, "") : name.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, "")).toLowerCase();
		const all = /* @__PURE__ */ new Map();
		for (const place of places) all.set(short(place[lang]), [...all.get(short(place[lang])) ?? [], place]);
		return (of) => all.get(short(of[lang]));
	};
	const alike = {
		en: sameName("en"),
		zh: sameName("zh")
	};
	return {
		plan,
		periods,
		places,
		units,
		groups,
		total,
		root,
		parts: plan.nodes.slice(1).filter(({ title, depth }) => depth === 1 && once(title.en) && !places.some((p) => p.en.toLowerCase() === title.en.toLowerCase())).map(({ id, title }) => ({
			id,
			...title
		})),
		value: (of, t, node = root) => number(row(of, t, node)?.["value"]),
		rank: (of, t, node = root) => number(row(of, t, node)?.["rank"]) || 0,
		range: (of, t) => {
			const found = ranges.get([
				of.level,
				of.code,
				periods[t]
			].join("|"));
			const rank = number(row(of, t, root)?.["rank"]) || 0;
			return found ? [Math.min(rank, number(found["low_rank"])), Math.max(rank, number(found["high_rank"]))] : [rank, rank];
		},
		isObserved: (of, t, node = root) => row(of, t, node)?.["status"] === "observed",
		heads: (of, t) => {
			const found = heads.get([
				root,
				of.level,
				of.code,
				periods[t]
			].join("|"));
			return found && found["value"] !== "" ? {
				value: number(found["value"]),
				rank: number(found["rank"]) || 0
			} : void 0;
		},
		changes: (of, from, to, node = root) => {
			const published = number(row(of, to, node)?.["value"]) - number(row(of, from, node)?.["value"]);
			const set = sets.get([
				node,
				of.level,
				of.code,
				periods[from],
				periods[to]
			].join("|"));
			return set ? [published, number(set["points"])] : [published];
		},
		gained: (of, from, to, node = root) => {
			const rank = (t) => number(row(of, t, node)?.["rank"]);
			const told = rankings.get([
				of.level,
				of.code,
				periods[to],
				node
			].join("|"));
			const since = from === to - 1 ? told?.["places"] : from === plan.base - plan.first ? told?.["places_since_base"] : "";
			return [rank(from) - rank(to), ...since ? [number(since)] : []];
		},
		gini: (from, to, node = root) => {
			const found = verdicts.get([
				plan.level,
				node,
				"gini",
				periods[from],
				periods[to]
			].join("|"));
			return found && number(found["change"]);
		},
		lies: (of, group) => {
			if (group.level === "total") return of.level !== "total";
			const members = membersOf(plan, group);
			if (of.level === plan.level) return members.includes(of.code);
			if (of.level === "total" || of.level === group.level) return false;
			const own = membersOf(plan, of);
			return own.length > 0 && own.every((code) => members.includes(code));
		},
		namesakes: (of, lang) => alike[lang](of)
	};
}
function membersOf(plan, group) {
	const grouping = plan.groupings.find(({ column }) => column === group.level);
	const k = grouping?.groups.findIndex(({ code }) => code === group.code) ?? -1;
	return plan.units.filter((_, c) => k >= 0 && grouping.memberOf[c] === k).map(({ code }) => code);
}
// test/words/claims/oracle/chinese.ts
const digits = "零一二三四五六七八九";
/** A sentence in Chinese, in one of the ways in which it is said. */
function inChinese(book, ask, random) {
	const of = (...list) => list[Math.floor(random() * list.length)];
	const { saying, t, since, not } = ask;
	const [name, other] = [ask.place.zh, ask.other.zh];
	const part = book.parts.find(({ id }) => id === ask.node)?.zh;
	const node = part === void 0 ? "" : of(`在${part}方面`, `${part}领域`);
	const year = `${book.periods[t]}年`;
	const when = t === book.periods.length - 1 && !("up" in saying) ? of("", year) : year;
	const base = since === t - 1 ? of("", `比${book.periods[since]}年`) : `较${book.periods[since]}年`;
	const no = not ? of("没有", "并未", "未") : "";
	const k = (n) => of(String(n), inDigits(n));
	const amount = ({ is, text }, unit) => is === "about" && random() < .4 && unit === "%" ? `${text}${unit}左右` : `${chinese$1[is][Math.floor(random() * chinese$1[is].length)]}${text}${unit}`;
	const said = (what) => of(`${when}${name}${node}${what}`, `${name}${when}${node}${what}`, `${when}${when && "，"}${name}${node}${what}`);
	const became = (what) => of(`${when}${name}${node}${base}${what}`, `${name}${when}${base}${node}${what}`);
	switch (saying.kind) {
		case "rank": return said(of(`${no}列第${k(saying.k)}位`, `${no}排名第${k(saying.k)}`, `${no}位居第${k(saying.k)}名`, ...saying.k === 1 ? [`${no}居首位`] : []));
		case "rank-in": return said(of(`在${other}${no}列第${k(saying.k)}位`, `${no}居${other}第${k(saying.k)}位`));
		case "top-in": return said(`在${other}${no}位列前${k(saying.k)}位`);
		case "last": return said(of(`${no}垫底`, `${no}居末位`));
		case "top": return said(of(`${no}位列前${k(saying.k)}位`, `${no}跻身前${k(saying.k)}`, `${no}位居前${k(saying.k)}名`));
		case "bottom": return said(`${no}位列后${k(saying.k)}位`);
		case "moved": return became(`位次${no}${saying.up ? of("上升", "前进", "提升") : of("下降", "后退", "下滑")}${k(saying.by)}位`);
		case "above":
			if (saying.by === "index") return said(`指数${no}${saying.above ? "高于" : "低于"}${other}`);
			return said(`排名${no}${saying.above ? of("高于", "领先于") : of("低于", "落后于")}${other}`);
		case "value": return said(`${of("", "的")}指数${no === "" ? of("为", "达", "") : "不是"}${amount(saying.n, "点")}`);
		case "share": return said(`${no}占${other}的${amount(saying.n, "%")}`);
		case "points":
		case "percent": return became(`指数${no}${saying.up ? of("增长", "上升", "提高") : of("下降", "减少")}${amount(saying.n, saying.kind === "points" ? "点" : "%")}`);
		case "rose": return became(`指数${no}${saying.up ? "上升" : "下降"}`);
		case "became": return became(`指数${no}${{
			doubled: of("翻一番", "翻番", "增长一倍"),
			tripled: "增长两倍",
			halved: "减半",
			"more than doubled": "增长超过1倍",
			"nearly doubled": of("近翻番", "增长近一倍")
		}[saying.factor]}`);
		case "margin": return said(`指数${no}比${other}${saying.above ? "高" : "低"}${amount(saying.n, "点")}`);
		case "times": return said(`指数${no === "" ? "是" : "不是"}${other}的${of(String(saying.factor), saying.factor === 2 ? "两" : "三")}倍`);
		case "faster": return became(`增速${no}${saying.faster ? "高于" : "低于"}${other}`);
		case "led": return said(saying.exact ? `连续第${k(saying.periods)}年${no}居首` : `连续${k(saying.periods)}年${no}居首`);
		case "always-top": return `${book.periods[since]}${of("年至", "—")}${book.periods[t]}年${name}${of("", "每年")}${no}位列前${k(saying.k)}位`;
		case "newcomer": return said(not ? `没有首次进入前${k(saying.k)}位` : `首次${of("进入", "跻身")}前${k(saying.k)}${of("位", "")}`);
		case "entered": return became(`${no}进入前${k(saying.k)}位`);
		case "count": return `${not ? "并非" : ""}${year}${name}有${saying.n}个${book.plan.unitsTitle.zh}${of("进入", "位列")}前${k(saying.k)}位`;
		case "gap": return `${when}${base}${book.plan.unitsTitle.zh}${of("之间的", "间")}差距${no}${saying.narrowed ? "缩小" : "扩大"}`;
		case "heads": return said(`人均指数${no === "" ? "为" : "不是"}${amount(saying.n, "点")}`);
		case "heads-rank": return said(`人均指数${no}列第${k(saying.k)}位`);
	}
}
const chinese$1 = {
	equal: [""],
	more: [
		"超过",
		"逾",
		"高于"
	],
	less: [
		"不到",
		"不足",
		"低于"
	],
	"at-least": ["至少", "不低于"],
	about: ["约", "大约"],
	nearly: [
		"近",
		"将近",
		"接近"
	],
	"just-over": ["略高于"]
};
/** 三十二, for numbers below a thousand. */
function inDigits(n) {
	const [hundreds, tens, ones] = [
		Math.floor(n / 100),
		Math.floor(n % 100 / 10),
		n % 10
	];
	const ten = tens === 0 ? hundreds > 0 && ones > 0 ? "零" : "" : `${tens === 1 && hundreds === 0 ? "" : digits[tens]}十`;
	return `${hundreds > 0 ? `${digits[hundreds]}百` : ""}${ten}${ones > 0 ? digits[ones] : ""}`;
}
// test/words/claims/oracle/distractions.ts
/** Words that turn a sentence into one that no release can vouch for: another subject, hearsay, a hedge, another unit. */
const english$1 = [
	(s) => swap(s, /^(The index of |The score of )?(.+?) (ranked|was|held|rose|fell|had|led|entered) /, "$1$2 nearly $3 "),
	(s) => `It is said that ${s}`,
	(s) => `${s}, experts say`,
	(s) => `${s}?`,
	(s) => swap(s, /^(.+?) (ranked|was|held|rose|fell|had|led) /, "$1's population $2 "),
	(s) => swap(s, /^(.+?) (ranked|rose|fell|led) /, "House prices in $1 $2 "),
	(s) => swap(s, /among the (?:top|first) (\w+)/, "among the top $1 polluters"),
	(s) => swap(s, /among the (?:top|first) (\w+)/, "among the top $1 universities"),
	(s) => swap(s, /between (\w+)/, "between men and women"),
	(s) => swap(s, /between (\w+)/, "between rich and poor $1"),
	(s) => swap(s, /(\d) points/, "$1 percentage points"),
	(s) => swap(s, /(\d) points/, "$1 million dollars"),
	(s) => swap(s, /(\d)(?: ?%)/, "$1 kilometres"),
	(s) => `Only ${s}`,
	(s) => swap(s, / (ranked|rose|fell|led|held) /, " will $1 "),
	(s) => swap(s, / (ranked|rose|fell|led|held) /, " probably $1 "),
	(s) => swap(s, / (ranked|rose|fell|led|held) /, " reportedly $1 "),
	(s) => `${s} by GDP`,
	(s) => `${s} in 2035`,
	(s) => `${s} because of the weather`,
	(s) => `If ${s}`,
	(s) => `${s} in the world`,
	(s) => `${s} among women`,
	(s) => swap(s, / ranked /, " hardly ranked "),
	(s) => swap(s, /first/, "best")
];
const chinese = [
	(s) => `据说${s}`,
	(s) => `专家认为${s}`,
	(s) => `${s}吗`,
	(s) => `${s}？`,
	(s) => `只有${s}`,
	(s) => swap(s, /指数/, "人口"),
	(s) => swap(s, /指数/, "房价"),
	(s) => swap(s, /指数/, "地区生产总值"),
	(s) => swap(s, /(\d)点/, "$1个百分点"),
	(s) => swap(s, /(\d)点/, "$1万元"),
	(s) => swap(s, /(\d)%/, "$1公里"),
	(s) => swap(s, /列第/, "或列第"),
	(s) => swap(s, /列第/, "可能列第"),
	(s) => swap(s, /列第/, "将列第"),
	(s) => swap(s, /(列第|位列|排名)/, "几乎$1"),
	(s) => swap(s, /(列第|位列|排名)/, "并非不$1"),
	(s) => swap(s, /前(\S+)位/, "前$1大污染城市"),
	(s) => swap(s, /(\S+)之间的差距/, "男女之间的差距"),
	(s) => swap(s, /差距/, "收入差距"),
	(s) => swap(s, /差距/, "贫富差距"),
	(s) => `${s}，因为天气`,
	(s) => `如果${s}`,
	(s) => `${s}以外`,
	(s) => `全球${s}`
];
function swap(text, from, to) {
	return from.test(text) ? text.replace(from, to) : void 0;
}
/** A sentence with words in it that no release can vouch for; undefined where none of the tried ones fits it. */
function distracted(text, lang, random) {
	const all = {
		en: english$1,
		zh: chinese
	}[lang];
	for (let tries = 0; tries < 20; tries++) {
		const found = all[Math.floor(random() * all.length)](text);
		if (found !== void 0 && found !== text) return found;
	}
}
// test/words/claims/oracle/english.ts
const nths = [
	"zeroth",
	"first",
	"second",
	"third",
	"fourth",
	"fifth",
	"sixth",
	"seventh",
	"eighth",
	"ninth",
	"tenth"
];
const counts = [
	"no",
	"one",
	"two",
	"three",
	"four",
	"five",
	"six",
	"seven",
	"eight",
	"nine",
	"ten"
];
/** A sentence in English, in one of the ways in which it is said. */
function inEnglish(book, ask, random) {
	const of = (...list) => list[Math.floor(random() * list.length)];
	const { saying, t, since, not } = ask;
	const name = ask.place.en;
	const other = ask.other.en;
	const period = book.periods[t];
	const part = book.parts.find(({ id }) => id === ask.node)?.en;
	const node = part === void 0 ? "" : of(` in ${part}`, ` for ${part}`);
	const when = t === book.periods.length - 1 && !("up" in saying) ? of("", ` in ${period}`) : ` in ${period}`;
	const units = book.plan.unitsTitle.en.toLowerCase();
	const base = since === t - 1 ? of("", ` on ${book.periods[since]}`) : ` since ${book.periods[since]}`;
	const did = (past, bare) => not ? `did not ${bare}` : past;
	const was = not ? of("was not", "wasn't") : of("was", "is");
	const nth = (k) => of(nths[k] ?? ordinal(k), ordinal(k));
	const card = (k) => of(counts[k] ?? String(k), String(k));
	const amount = ({ is, text }) => `${english[is][Math.floor(random() * english[is].length)]}${text}`;
	const tail = (said, more = "") => random() < .2 ? `In ${period}, ${said}${node}${more}` : `${said}${node}${more && more}${when}`;
	const now = (said) => base === "" ? tail(said) : `${said}${node}${of(when + base, base + when)}`;
	switch (saying.kind) {
		case "rank": return tail(of(`${name} ${did("ranked", "rank")} ${nth(saying.k)}`, `${name} ${was} ${nth(saying.k)}`, `${name} ${was} ranked ${ordinal(saying.k)}`, `${name} ${did("took", "take")} ${nth(saying.k)} place`, ...saying.k === 1 ? [`${name} ${did("led", "lead")}`, `${name} ${did("topped", "top")} the ranking`] : []));
		case "rank-in": return tail(`${name} ${did("ranked", "rank")} ${nth(saying.k)} ${of("in", "within")} ${other}`);
		case "top-in": return tail(`${name} ${was} among the ${of("top", "first")} ${card(saying.k)} in ${other}`);
		case "last": return tail(of(`${name} ${did("ranked", "rank")} last`, `${name} ${did("came", "come")} last`));
		case "top": return tail(of(`${name} ${was} ${of("among", "in")} the ${of("top", "first")} ${card(saying.k)}`, `${name} ${did("ranked", "rank")} among the top ${card(saying.k)}`));
		case "bottom": return tail(`${name} ${was} among the ${of("bottom", "last")} ${card(saying.k)}`);
		case "moved": {
			const [past, bare] = saying.up ? [of("rose", "climbed", "moved up"), of("rise", "climb")] : [of("fell", "slipped", "dropped"), of("fall", "slip")];
			return now(`${name} ${did(past, bare)} ${of("by ", "")}${card(saying.by)} ${of("places", "ranks")}`);
		}
		case "above":
			if (saying.by === "index") return tail(`${name} ${did("had", "have")} a ${saying.above ? "higher" : "lower"} index than ${other}`);
			return tail(`${name} ${did("ranked", "rank")} ${saying.above ? of("higher than", "above", "ahead of") : of("lower than", "behind")} ${other}`);
		case "value": return tail(of(`${of("The index", "The score")} of ${name} ${was} ${amount(saying.n)}${of(" points", "")}`, `${name} ${did("had", "have")} ${amount(saying.n)} points`, `${name}'s index ${was} ${amount(saying.n)} points`));
		case "share": return tail(of(`${name} ${did("accounted", "account")} for ${amount(saying.n)}${of("%", " %", " per cent")} of ${other}`, `${name} ${did("held", "hold")} ${amount(saying.n)}% of ${other}`, `${name}'s share of ${other} ${was} ${amount(saying.n)}%`));
		case "points":
		case "percent": {
			const unit = saying.kind === "points" ? " points" : of("%", " %", " percent");
			const [past, bare] = saying.up ? [of("rose", "grew", "increased"), of("rise", "grow")] : [of("fell", "declined", "shrank"), of("fall", "decline")];
			return now(`${of(name, `The index of ${name}`)} ${did(past, bare)} by ${amount(saying.n)}${unit}`);
		}
		case "rose": return now(`The index of ${name} ${saying.up ? did("rose", "rise") : did("fell", "fall")}`);
		case "became": return now(`The index of ${name} ${did(saying.factor, {
			doubled: "double",
			tripled: "triple",
			halved: "halve",
			"more than doubled": "more than double",
			"nearly doubled": "nearly double"
		}[saying.factor])}`);
		case "margin": return tail(`${name} ${was} ${amount(saying.n)} points ${saying.above ? of("above", "ahead of") : of("below", "behind")} ${other}`);
		case "times": return tail(`The index of ${name} ${was} ${saying.factor === 2 ? of("twice", "two times") : "three times"} that of ${other}`);
		case "faster": return now(`${name} ${did("grew", "grow")} ${saying.faster ? "faster" : of("slower", "more slowly")} than ${other}`);
		case "led":
			if (saying.exact) return tail(`${name} ${did("ranked", "rank")} first for the ${nth(saying.periods)} year ${of("running", "in a row")}`);
			return tail(of(`${name} ${did("led", "lead")} for ${card(saying.periods)} years`, `${name} ${did("ranked", "rank")} first for ${card(saying.periods)} years running`));
		case "always-top": {
			const span = of(`from ${book.periods[since]} to ${period}`, `in every year from ${book.periods[since]} to ${period}`);
			return `${name} ${was} among the top ${card(saying.k)} ${span}`;
		}
		case "newcomer": return tail(`${name} ${did("entered", "enter")} the top ${card(saying.k)} for the first time`);
		case "entered": return now(`${name} ${did("entered", "enter")} the top ${card(saying.k)}`);
		case "count": return `${saying.n} ${units} of ${name} ${of("are", "were")} among the top ${card(saying.k)} in ${period}`.replace(/^/, not ? "It is not true that " : "");
		case "gap": return now(`The gap between ${units} ${saying.narrowed ? did("narrowed", "narrow") : did("widened", "widen")}`);
		case "heads": return tail(`${name}'s index ${of("per head", "per capita")} ${was} ${amount(saying.n)} points`);
		case "heads-rank": return tail(`${name} ${did("ranked", "rank")} ${nth(saying.k)} per head`);
	}
}
const english = {
	equal: [""],
	more: ["more than ", "over "],
	less: ["less than ", "under "],
	"at-least": ["at least "],
	about: [
		"about ",
		"roughly ",
		"around "
	],
	nearly: [
		"nearly ",
		"almost ",
		"just under "
	],
	"just-over": ["just over "]
};
function ordinal(n) {
	return `${n}${n % 100 > 10 && n % 100 < 14 ? "th" : [
		"th",
		"st",
		"nd",
		"rd"
	][n % 10] ?? "th"}`;
}
// test/words/claims/oracle/settled.ts
const ofRanks = [
	"rank",
	"rank-in",
	"last",
	"top",
	"top-in",
	"bottom",
	"moved",
	"above",
	"led",
	"always-top",
	"newcomer",
	"entered",
	"count"
];
const overTime = [
	"moved",
	"led",
	"always-top",
	"newcomer",
	"faster"
];
/**
* Whether a sentence is an ordinary one: by the files alone nothing leaves it open, neither a wide rank range of a place or of its neighbours, nor values that
* were not observed, nor words such as "nearly".
*/
function isSettled(book, { saying, place, other, t, since, node }) {
	if (saying.kind === "gap" || saying.kind === "became" || saying.kind === "times") return false;
	if ("n" in saying && typeof saying.n === "object" && ![
		"equal",
		"more",
		"less"
	].includes(saying.n.is)) return false;
	const times = Array.from({ length: t + 1 }, (_, s) => s).filter((s) => s === t || overTime.includes(saying.kind) || s === since);
	const all = saying.kind === "count" || saying.kind.endsWith("-in") ? book.units.filter((u) => book.lies(u, place) || book.lies(u, other)) : [place, other];
	const isPoint = (of, s) => book.range(of, s)[0] === book.range(of, s)[1];
	if (ofRanks.includes(saying.kind) && node === book.root && !times.every((s) => all.every((of) => isPoint(of, s)))) return false;
	return !overTime.includes(saying.kind) || times.every((s) => [place, other].every((of) => book.isObserved(of, s, node)));
}
// test/words/claims/oracle/truths.ts
const only = (is) => /* @__PURE__ */ new Set([is]);
const either = /* @__PURE__ */ new Set([true, false]);
const neither = /* @__PURE__ */ new Set();
const any = (all) => new Set(all);
/** Whether a figure is as a sentence says: as one would read it, with nothing left open but what is too near to say. */
function agrees(actual, { text, is }) {
	const said = Number(text);
	const half = .5 / 10 ** (text.split(".")[1]?.length ?? 0);
	const by = actual / said;
	if (is === "equal") return only(Math.abs(actual - said) <= half + 1e-12);
	if (Math.abs(actual - said) < 1e-9) return is === "at-least" ? only(true) : either;
	if (is === "more") return only(actual > said);
	if (is === "less") return only(actual < said);
	if (is === "at-least") return Math.abs(actual - said) <= half ? either : only(actual >= said);
	const slack = Math.max(half, .05 * Math.abs(said));
	if (is === "about") return only(Math.abs(actual - said) <= slack);
	if (Math.abs(actual - said) <= half) return is === "nearly" ? actual < said ? only(true) : either : actual > said ? only(true) : either;
	return is === "nearly" ? only(by < 1 && by >= .93) : only(by > 1 && by <= 1.07);
}
/** Whether it is so by the files alone; of a name that means several places, by each of them. */
function truthOf(book, ask, lang) {
	const [places, others] = [book.namesakes(ask.place, lang), book.namesakes(ask.other, lang)];
	const all = /* @__PURE__ */ new Set();
	const compares = [
		"above",
		"margin",
		"times",
		"faster"
	].includes(ask.saying.kind);
	const holds = ask.saying.kind === "share" || ask.saying.kind.endsWith("-in");
	const pairs = places.flatMap((place) => (holds || compares ? others : [ask.other]).map((other) => ({
		place,
		other
	})));
	const fits = pairs.filter(({ place, other }) => holds ? book.lies(place, other) : !compares || place.level === other.level);
	for (const { place, other } of fits.length > 0 ? fits : pairs) for (const is of plainTruth(book, {
		...ask,
		place,
		other
	})) all.add(ask.not ? !is : is);
	return all;
}
function plainTruth(book, ask) {
	const { saying, place, other, t, since, node } = ask;
	const rank = (of, at = t) => book.rank(of, at, node);
	const own = rank(place);
	switch (saying.kind) {
		case "gap": {
			const change = book.gini(since, t, node);
			return change === void 0 || Number.isNaN(change) ? neither : only(change < 0 === saying.narrowed);
		}
		case "count": {
			const inIt = book.units.filter((u) => book.lies(u, place) && book.rank(u, t) > 0 && book.rank(u, t) <= saying.k);
			return only(inIt.length === saying.n);
		}
		case "value": return Number.isNaN(book.value(place, t, node)) ? neither : agrees(book.value(place, t, node), saying.n);
		case "heads": return book.heads(place, t) ? agrees(book.heads(place, t).value, saying.n) : neither;
		case "heads-rank": return book.heads(place, t)?.rank ? only(book.heads(place, t).rank === saying.k) : neither;
		case "share":
		case "margin":
		case "times": return comparedTruth(book, ask);
		case "points":
		case "percent":
		case "rose":
		case "became":
		case "faster": return changeTruth(book, ask);
		default: return own === 0 || saying.kind === "above" && rank(other) === 0 ? neither : rankTruth(book, ask);
	}
}
function comparedTruth(book, { saying, place, other, t, node }) {
	const [a, b] = [book.value(place, t, node), book.value(other, t, node)];
	if (!(b > 0) || Number.isNaN(a)) return neither;
	if (saying.kind === "share") return book.plan.total.rollUp === "sum" && book.plan.groupings.every(({ rollUp }) => rollUp === "sum") && book.lies(place, other) ? agrees(100 * a / b, saying.n) : neither;
	if (saying.kind === "times") return only(Math.abs(a / b / saying.factor - 1) <= .05);
	if (saying.kind !== "margin") return neither;
	const more = saying.above ? a - b : b - a;
	return more > 0 ? agrees(more, saying.n) : only(false);
}
function changeTruth(book, { saying, place, other, t, since, node }) {
	const [before, after] = [book.value(place, since, node), book.value(place, t, node)];
	const changes = book.changes(place, since, t, node).filter((x) => !Number.isNaN(x));
	if (changes.length === 0) return neither;
	const all = (of) => any(changes.flatMap((change) => [...of(change)]));
	switch (saying.kind) {
		case "rose": return all((x) => only(saying.up ? x > 0 : x < 0));
		case "points": return all((x) => saying.up === x > 0 ? agrees(Math.abs(x), saying.n) : only(false));
		case "percent": return before > 0 ? all((x) => saying.up === x > 0 ? agrees(100 * Math.abs(x) / before, saying.n) : only(false)) : neither;
		case "became": {
			const ratio = after / before;
			if (!(before > 0)) return neither;
			if (saying.factor === "more than doubled") return only(ratio > 2);
			if (saying.factor === "nearly doubled") return only(ratio < 2 && ratio >= 1.86);
			const said = {
				doubled: 2,
				tripled: 3,
				halved: .5
			}[saying.factor];
			return Math.abs(ratio / said - 1) <= .05 ? only(true) : said > 1 && ratio > said ? either : said < 1 && ratio < said ? either : only(false);
		}
		case "faster": {
			const theirs = book.value(other, t, node) / book.value(other, since, node);
			const ours = after / before;
			if (!(before > 0) || Number.isNaN(theirs) || changes.length > 1 || book.changes(other, since, t, node).length > 1) return either;
			return only(saying.faster ? ours > theirs : ours < theirs);
		}
		default: return neither;
	}
}
function rankTruth(book, { saying, place, other, t, since, node }) {
	const rank = (of, at = t) => book.rank(of, at, node);
	const own = rank(place);
	const peers = book.places.filter((p) => p.level === place.level && rank(p) > 0);
	const among = (group) => 1 + peers.filter((p) => book.lies(p, group) && rank(p) < own).length;
	const topped = (k, at) => rank(place, at) > 0 && rank(place, at) <= k;
	switch (saying.kind) {
		case "rank": return only(own === saying.k);
		case "rank-in": return only(book.lies(place, other) && among(other) === saying.k);
		case "top-in": return only(book.lies(place, other) && among(other) <= saying.k);
		case "last": return only(peers.every((p) => rank(p) <= own));
		case "top": return only(own <= saying.k);
		case "bottom": return only(own > peers.length - saying.k);
		case "moved": return rank(place, since) === 0 ? neither : any(book.gained(place, since, t, node).map((by) => by === (saying.up ? saying.by : -saying.by)));
		case "above": {
			const theirs = rank(other);
			return theirs === own ? only(false) : only(own < theirs === saying.above);
		}
		case "led": {
			if (Array.from({ length: Math.min(saying.periods, t + 1) }, (_, i) => rank(place, t - i) === 1).includes(false)) return only(false);
			if (saying.periods > t + 1) return neither;
			const longer = t >= saying.periods && rank(place, t - saying.periods) === 1;
			return saying.exact && longer ? either : only(true);
		}
		case "always-top": return only(Array.from({ length: t - since + 1 }, (_, i) => topped(saying.k, since + i)).every((is) => is));
		case "newcomer": return only(topped(saying.k, t) && Array.from({ length: t }, (_, s) => !topped(saying.k, s)).every((is) => is));
		case "entered": return rank(place, since) === 0 ? either : only(topped(saying.k, t) && !topped(saying.k, since));
		default: return neither;
	}
}
// test/words/claims/oracle/run.ts
/** Has so many sentences checked, each against the files of the release. */
function checkGenerated(release, count, seed) {
	const book = bookOf(release.folder);
	const random = seeded(seed);
	const draw = askMaker(book, random);
	const tally = {
		asked: 0,
		settled: 0,
		settledAnswered: 0,
		ordinary: 0,
		answered: 0,
		open: 0,
		refused: 0,
		distracted: 0,
		wrong: [],
		unread: /* @__PURE__ */ new Map()
	};
	const one = (lang) => {
		const ask = draw();
		const words = {
			en: inEnglish,
			zh: inChinese
		}[lang];
		return {
			ask,
			text: words(book, ask, random),
			truth: truthOf(book, ask, lang)
		};
	};
	const verdictOf = (text) => checkClaim(release, text, "en").verdict;
	for (; tally.asked < count; tally.asked++) {
		const lang = random() < .5 ? "en" : "zh";
		const first = one(lang);
		const way = random();
		if (way < .1) {
			const second = one(lang);
			const text = `${first.text}${lang === "en" ? ", and " : "，且"}${second.text}`;
			const verdict = verdictOf(text);
			const truths = [first.truth, second.truth];
			if (isWrong(verdict, /* @__PURE__ */ new Set([...truths.every((truth) => truth.has(true)) ? [true] : [], ...truths.some((truth) => truth.has(false)) ? [false] : []])) && saysItsPeriod(first) && saysItsPeriod(second)) tally.wrong.push(`${text}: ${verdict}`);
			continue;
		}
		const odd = way < .25 ? distracted(first.text, lang, random) : void 0;
		if (odd !== void 0) {
			tally.distracted++;
			const verdict = verdictOf(odd);
			if (verdict === "true" || verdict === "false") tally.wrong.push(`${odd}: ${verdict}`);
			continue;
		}
		const { verdict, understood } = checkClaim(release, first.text, lang);
		if (isWrong(verdict, first.truth)) tally.wrong.push(`${first.text}: ${verdict}`);
		const again = understood === void 0 ? verdict : verdictOf(understood);
		if (isOpposite(verdict, again)) tally.wrong.push(`${first.text}, understood as ${understood}: ${again}`);
		if (first.truth.size !== 1) continue;
		tally.ordinary++;
		const isAnswer = verdict === "true" || verdict === "false";
		if (isSettled(book, first.ask)) {
			tally.settled++;
			if (isAnswer) tally.settledAnswered++;
		}
		if (isAnswer) tally.answered++;
		else if (verdict === "not-distinguishable") tally.open++;
		else {
			tally.refused++;
			const kind = `${lang} ${first.ask.saying.kind} ${verdict}`;
			tally.unread.set(kind, (tally.unread.get(kind) ?? 0) + 1);
			if (process.env["CLAIMS_SHOW"]) process.stdout.write(`${first.text}: ${verdict}\n`);
		}
	}
	return tally;
}
const saysItsPeriod = ({ text }) => /\d{4}/.test(text);
function isWrong(verdict, truth) {
	return verdict === "true" && !truth.has(true) || verdict === "false" && !truth.has(false);
}
const isOpposite = (a, b) => a === "true" && b === "false" || a === "false" && b === "true";
export { checkGenerated };
