import { type Problem, same } from '../../edition/index.js';
import { memberRoles } from './member.js';

/** Problems of the people of a platform. */
export const peopleProblems = {
  badMemberId: (id: string): Problem => ({
    at: { file: 'ID' },
    found: same(id),
    expected: {
      en: 'lower-case letters, digits and hyphens, at most 60, beginning with a letter, not iplus',
      zh: '小写字母、数字与连字符，以字母开头，不超过 60 个字符，且不为 iplus',
    },
    mend: { en: 'choose another id, such as li-qiang', zh: '请另取编号，如 li-qiang' },
  }),
  badName: (name: string): Problem => ({
    at: { file: '--name' },
    found: same(name.slice(0, 100)),
    expected: {
      en: 'a name of 1 to 80 characters, without control characters',
      zh: '1 至 80 个字符的姓名，不含控制字符',
    },
    mend: { en: 'give the name as it is to be shown', zh: '请填写用于显示的姓名' },
  }),
  knownMember: (id: string): Problem => ({
    at: { file: 'ID' },
    found: { en: `${id}, who is or was a member`, zh: `${id}，该编号已使用过` },
    expected: {
      en: 'a new id: the log speaks of people by their ids',
      zh: '新的编号：日志以编号记载人员，故不可再用',
    },
    mend: { en: 'choose another id', zh: '请另取编号' },
  }),
  noMember: (id: string): Problem => ({
    at: { file: 'ID' },
    found: same(id),
    expected: { en: 'the id of a member who was not removed', zh: '在册人员的编号' },
    mend: { en: 'see the ids: iplus people list DIR', zh: '请查看编号：iplus people list DIR' },
  }),
  rolesOrOperator: (): Problem => ({
    at: { file: '--roles' },
    found: {
      en: 'roles without a partner, or a partner without roles',
      zh: '只给出角色而无参与单位，或只给出参与单位而无角色',
    },
    expected: {
      en: `--partner NAME with --roles of ${memberRoles.join(', ')}; or --operator`,
      zh: `--partner 名称 并以 --roles 给出角色（${memberRoles.join('、')}）；或 --operator`,
    },
    mend: { en: 'give both, or make the person an operator', zh: '请同时给出两者，或登记为运营方人员' },
  }),
};
