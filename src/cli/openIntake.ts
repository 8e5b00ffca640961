import {
  type Actor,
  actorOf,
  judgesIn,
  memberById,
  openSubmissions,
  People,
  Platform,
  type PlatformOptions,
  type Sender,
  Senders,
  unnamed,
} from '../platform/index.js';
import { isSignedText } from '../release/index.js';
import type { Intake } from '../server/index.js';

/** Opens a platform, to take records and to let people sign. @throws UserError */
export async function openIntake(folder: string, onFault: PlatformOptions['onFault']): Promise<Intake> {
  const options = onFault ? { onFault } : {};
  const platform = await Platform.open(folder, judgesIn(folder), options);
  const people = await People.open(folder);
  const submissions = openSubmissions(platform, { isSigned: isSignedText });
  submissions.start(onFault ?? (() => {}));
  return {
    platform,
    senders: new Senders(folder),
    signing: { submissions, actorOf: (sender) => actorOfSender(people, sender) },
  };
}

/** A token of a member acts as that member, as long as the member is one. */
function actorOfSender(people: People, { partner, token, member }: Sender): Actor {
  const via = `token ${token}`;
  const known = member === undefined ? undefined : memberById(people, member);
  return known?.partner === partner && known.removed === undefined
    ? actorOf(known, via)
    : unnamed(partner, via);
}
