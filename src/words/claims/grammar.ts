/**
 * What sentences may look like once places (P), nodes (N), periods (T), numbers (#) and percentages (%) are one letter each and
 * period and node are taken out: a kind of claim with its patterns. Whole sentences match, or nothing does: a word that no pattern
 * has is not understood. What a place is compared with (`set`: "cities", 城市) must be of its own level.
 */
export const patterns: readonly { kind: Kind; is: RegExp }[] = [
  of(
    'newcomer',
    /P (?:entered|joined|is among|was among) the (?:first|top) #(?: (?<set>[a-z ]+?))? for the first time/,
  ),
  of('newcomer', /P首次(?:进入|跻身|进)前#[位名强]?/),
  of(
    'led',
    /P (?:has led|led|leads|has been first)(?: for)? (?:the )?# (?:years?|quarters?|months?|periods?|editions?)(?: running| in a row)?/,
  ),
  of('led', /P连续#(?:年|个?季度|个?月|期)(?:居首|领先|排?名?第一|位居第一|夺冠)/),
  of(
    'top',
    /P (?:(?:ranks|ranked|is|was|stands|stood) )?(?:among|in|within) the (?:first|top) #(?: (?<set>[a-z ]+))?/,
  ),
  of('top', /P(?:位列|跻身|进入|排名|位居|居|列|在|是)?前#[位名强]?/),
  of(
    'moved-up',
    /P (?:rose|climbed|gained|moved up|went up|advanced)(?: by)? # (?:places?|ranks?|positions?)/,
  ),
  of(
    'moved-down',
    /P (?:fell|slipped|dropped|lost|moved down|went down)(?: by)? # (?:places?|ranks?|positions?)/,
  ),
  of('moved-up', /P的?(?:排名|位次|名次)?(?:上升|提升|前进|升)了?#[位名]/),
  of('moved-down', /P的?(?:排名|位次|名次)?(?:下降|下滑|后退|降)了?#[位名]/),
  of('above', /P (?:(?:is|was|ranks|ranked|stands|stood) )?(?:higher than|above|ahead of) P/),
  of('below', /P (?:(?:is|was|ranks|ranked|stands|stood) )?(?:lower than|below|behind) P/),
  of('above', /P的?(?:排名|指数|位次)?(?:高于|超过|领先于?)P/),
  of('below', /P的?(?:排名|指数|位次)?(?:低于|落后于?)P/),
  of(
    'share',
    /P (?:accounts for|accounted for|holds|held|makes up|made up|has|had) %(?: of(?: the index of)? P)?/,
  ),
  of('share', /(?:the )?share of P(?: in P)? (?:is|was) %/),
  of('share', /P占P的?(?:指数的?)?(?:比重)?为?%/),
  of('share', /P占(?:比|比重)?为?%/),
  of(
    'growth-up',
    /P(?: of-own index)? (?:grew|rose|increased|gained|climbed|was up|is up)(?: by)? (?:%|# points)/,
  ),
  of(
    'growth-down',
    /P(?: of-own index)? (?:fell|shrank|declined|decreased|lost|dropped|was down|is down)(?: by)? (?:%|# points)/,
  ),
  of('growth-up', /P的?(?:指数)?(?:增长|上升|提高|增加)了?(?:%|#点)/),
  of('growth-down', /P的?(?:指数)?(?:下降|减少|降低|下跌)了?(?:%|#点)/),
  of(
    'more',
    /(?:the )?(?:index|value|score) of P (?:exceeds|exceeded|is (?:above|over|more than)|was (?:above|over|more than)) #(?: points)?/,
  ),
  of('less', /(?:the )?(?:index|value|score) of P (?:is|was) (?:below|under|less than) #(?: points)?/),
  of('equal', /(?:the )?(?:index|value|score) of P (?:is|was|stands at|stood at|reached) #(?: points)?/),
  of('more', /P (?:exceeds|exceeded|has more than|had more than|is above|was above) # points/),
  of('less', /P (?:has less than|had less than|is below|was below) # points/),
  of('equal', /P (?:has|had|stands at|stood at|scores|scored|reached|is at|was at) # points/),
  of('more', /P的?(?:指数|得分)(?:超过|高于|大于)#点?/),
  of('less', /P的?(?:指数|得分)(?:低于|不到|小于)#点?/),
  of('equal', /P的?(?:指数|得分)(?:为|是|达到?|达)#点?/),
  of('last', /P (?:is|was|ranks|ranked|comes|came) last/),
  of('last', /P(?:垫底|居末|排名?最后|位居最后)/),
  of('first', /P (?:leads|led|tops|topped|heads|headed|is the leader|was the leader|comes out on top)/),
  of('first', /P(?:位?居首位?|领先|领跑|居第一|排名第一|位居榜首|位居第一|夺冠)/),
  of('rank', /P (?:ranks|ranked)(?: in)?(?: (?:no\.?|number|rank|the))? #(?: place| rank)?/),
  of('rank', /P (?:is|was|comes|came|stands|stood)(?: in)? (?:no\.?|number|rank) #/),
  of('rank-nth', /P (?:is|was|comes|came|stands|stood)(?: in)?(?: the)? #(?: place)?/),
  of('rank', /P(?:排名|位列|位居|居|列|排|是)?第#[位名]?/),
  of(
    'gap-narrowed',
    /(?:the )?gaps?(?: between (?:the )?(?<set>[a-z ]+?)(?: of P)?)? (?:has |have )?narrowed/,
  ),
  of('gap-widened', /(?:the )?gaps?(?: between (?:the )?(?<set>[a-z ]+?)(?: of P)?)? (?:has |have )?widened/),
  of('gap-narrowed', /(?:P?各?(?<set>[\u4e00-\u9fff]+?)之?间?的?)?差距(?:有所)?缩小了?/),
  of('gap-widened', /(?:P?各?(?<set>[\u4e00-\u9fff]+?)之?间?的?)?差距(?:有所)?扩大了?/),
];

export type Kind =
  | 'newcomer'
  | 'led'
  | 'top'
  | 'moved-up'
  | 'moved-down'
  | 'above'
  | 'below'
  | 'share'
  | 'growth-up'
  | 'growth-down'
  | 'more'
  | 'less'
  | 'equal'
  | 'last'
  | 'first'
  | 'rank'
  | 'rank-nth'
  | 'gap-narrowed'
  | 'gap-widened';

function of(kind: Kind, is: RegExp): { kind: Kind; is: RegExp } {
  return { kind, is: new RegExp(`^(?:${is.source})$`) };
}

/** Kinds that may be said of a group alone: "… in Sichuan". */
export const groupable: readonly Kind[] = ['first', 'rank', 'rank-nth', 'top', 'last'];

/** Kinds that say a change, and so may name the period that it is since. */
export const changing: readonly Kind[] = [
  'moved-up',
  'moved-down',
  'growth-up',
  'growth-down',
  'gap-narrowed',
  'gap-widened',
];

/** Words around a group that a rank is within, which are taken out before such a sentence is matched. */
export const withinGroup: readonly RegExp[] = [
  /^(?:in|within|of|among(?: the)? (?<set>[a-z ]+?) (?:of|in)) (?:the )?P(?: province| region)?,? /,
  /(?<=^P .*) (?:in|within|of) (?:the )?P(?: province| region)?(?= |$)/,
  /(?<=^P .*) (?:among|of)(?: the)? (?<set>[a-z ]+?) (?:of|in) (?:the )?P(?: province| region)?/,
  /(?<=^P .*) (?:among|of) (?:the )?P(?: of-own)? (?<set>[a-z ]+)/,
  /(?<=^P (?:leads|led|tops|topped|heads|headed)) (?:the )?P/,
  /^在P(?:省|地区|区域)?(?:各?(?<set>[\u4e00-\u9fff]+?))?[内中里]?[,，]?(?=P)/,
  /(?<=^P)在P(?:省|地区|区域)?(?:各?(?<set>[\u4e00-\u9fff]+?))??[内中里]?的?(?=(?:排名|位列|名列|位居|居|列|排|是|跻身|进入|领跑|垫底|领先|夺冠|第|前))/,
  /(?<=^P(?:排名|位列|名列|位居|居|列|排|是|跻身|进入|领跑))P(?:省|地区|区域)?(?=[第前首榜末]|$)/,
];

/** Words that name the level a place is ranked among, which are taken out before such a sentence is matched. */
export const amongAll: readonly RegExp[] = [
  / (?:among|of) (?:all )?(?:the )?(?<set>[a-z]+(?: [a-z]+)*)$/,
  /(?<=^P)在(?:各|所有|全部)(?<set>[\u4e00-\u9fff]+?)[中里内](?=[^中里内])/,
];

/** Words around a period and a node, and those that say “per head”, which are taken out before a sentence is matched. */
export const around = {
  since: [/(?: (?:since|on|against|compared with|from)) T/, /(?:较|比|自|与)T年?(?:相比|以来|起)?/],
  period: [/(?: (?:in|for|during|of|at)) T/, /^in T,? /, /T年?(?:的)?/, /T /],
  perHead: [
    / per (?:head|capita|person|resident)(?= |$)/,
    /^per (?:head|capita|person|resident),? /,
    /按?人均(?:计算?)?[,，]?/,
  ],
  node: [/(?: (?:in|on|for|by|within)) (?:the )?N/, /^in N,? /, /在?N(?:方面|领域|中|上)?的?/],
} as const;
