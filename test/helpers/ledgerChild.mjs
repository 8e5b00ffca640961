// Takes six batches into a platform, each again where it is refused, has them judged, and says which were acknowledged: node ledgerChild.mjs FOLDER
import { judgesIn, Platform } from '../../dist/platform/index.js';

const [folder] = process.argv.slice(2);
// Judging that waits for its disk keeps no process running.
if (folder !== undefined) {
  setInterval(() => {}, 1000);
  void run();
}

async function run() {
  const acknowledged = [];
  const faults = [];
  try {
    const options = {
      free: () => 1e12,
      log: { segmentBytes: 700 },
      onFault: (error) => faults.push(`${error.message}`),
    };
    const platform = await Platform.open(folder, judgesIn(folder), options);
    for (let batch = 0; batch < 6; batch++) {
      const records = [0, 1, 2].map(
        (i) => `{"id":"${batch}-${i}","city":"110100","day":"2026-11-28","hospital":"h","visits":1}\n`,
      );
      const sent = { partner: 'north', key: `b${batch}`, contract: 'visits', form: 'ndjson' };
      for (let attempt = 0; attempt < 2; attempt++) {
        try {
          await platform.submit({ ...sent, body: Buffer.from(records.join('')) });
          acknowledged.push(batch);
          break;
        } catch (error) {
          if (error.constructor.name !== 'Refused') faults.push(`not refused: ${error.message}`);
        }
      }
    }
    let timer;
    const tooLong = new Promise((resolve) => {
      timer = setTimeout(resolve, 1500);
    });
    await Promise.race([platform.judging.idle(), tooLong]);
    clearTimeout(timer);
    await platform.close();
  } catch (error) {
    faults.push(`not open: ${error.message}`);
  }
  process.stdout.write(JSON.stringify({ acknowledged, faults }));
  process.exit();
}
