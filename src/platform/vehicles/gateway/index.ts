export { type Accounts, isKnownAccount, readAccounts, withAccount } from './accounts.js';
export { CaptureLog, captureFiles } from './captureLog.js';
export { listenMqtt, type MqttCounts } from './mqtt.js';
export { type GatewayCounts, type Listening, listenTcp } from './tcp.js';
