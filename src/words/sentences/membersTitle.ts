import type { Plan, Text } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import { membersOf as inChinese } from './chineseParts.js';
import { membersOf as inEnglish } from './englishTitles.js';
import { capitalise, phraseText } from './phrase.js';
import { speakerOf } from './speaker.js';

/** The units of a place as a title: “The cities of Guangdong”, 广东省各城市. */
export function membersTitle(plan: Plan, place: Subject): Text {
  return {
    en: phraseText(capitalise(inEnglish(plan.unitsTitle.en, place, speakerOf(plan, 'en')))),
    zh: phraseText(inChinese(plan.unitsTitle.zh, place, speakerOf(plan, 'zh'))),
  };
}
