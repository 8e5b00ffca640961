import { judgesIn, Platform, type PlatformOptions, Senders } from '../platform/index.js';
import type { Intake } from '../server/index.js';

/** Opens a platform, to take records. @throws UserError */
export async function openIntake(folder: string, onFault: PlatformOptions['onFault']): Promise<Intake> {
  const options = onFault ? { onFault } : {};
  return { platform: await Platform.open(folder, judgesIn(folder), options), senders: new Senders(folder) };
}
