import type { Text } from '../edition/index.js';
import type { GatewayCounts, listenMqtt, listenTcp, MqttCounts } from '../platform/index.js';

export interface Address {
  host: string;
  port: number;
}

/** Where frames are taken. */
export interface Addresses {
  tcp?: Address;
  mqtt?: Address;
}

/** What takes frames. */
export interface Listeners {
  tcp?: Awaited<ReturnType<typeof listenTcp>>;
  mqtt?: Awaited<ReturnType<typeof listenMqtt>>;
}

/** The messages of `iplus edge listen` and `iplus edge account`. */
export const listenText = {
  started: ({ tcp, mqtt }: Addresses, captures: string): Text => {
    const on = [
      tcp && `GB/T 32960 (TCP) ${tcp.host}:${tcp.port}`,
      mqtt && `MQTT 3.1.1 ${mqtt.host}:${mqtt.port}`,
    ];
    const places = on.filter((one) => one !== undefined);
    return {
      en: `Taking ${places.join(', ')} → ${captures}  (Ctrl-C ends)`,
      zh: `正在接收：${places.join('，')} → ${captures}（Ctrl-C 结束）`,
    };
  },
  counts: ({ tcp, mqtt }: { tcp: GatewayCounts | undefined; mqtt: MqttCounts | undefined }): Text => ({
    en: [
      tcp &&
        `TCP: ${tcp.connections} connections, ${tcp.frames} frames, ${tcp.bytes} bytes kept; ended: ${tcp.refused} not logged in, ${tcp.garbage} that sent no frames, ${tcp.idle} idle, ${tcp.unread} that left answers unread, ${tcp.fault} by faults of the disk; ${tcp.full} beyond the limit of connections`,
      mqtt &&
        `MQTT: ${mqtt.connections} connections, ${mqtt.messages} messages with ${mqtt.frames} frames, ${mqtt.bytes} bytes kept, ${mqtt.frameless} messages without a whole frame; refused: ${mqtt.wrongPassword} log-ins, ${mqtt.refused} requests, ${mqtt.fault} by faults of the disk; ${mqtt.full} beyond the limit of connections`,
    ]
      .filter((line) => line !== undefined)
      .join('\n'),
    zh: [
      tcp &&
        `TCP：连接${tcp.connections}个，报文${tcp.frames}条，保存${tcp.bytes}字节；断开：未登入${tcp.refused}个，发送内容非报文${tcp.garbage}个，空闲超时${tcp.idle}个，不读取应答${tcp.unread}个，磁盘故障${tcp.fault}个；超出连接数上限${tcp.full}个`,
      mqtt &&
        `MQTT：连接${mqtt.connections}个，消息${mqtt.messages}条（报文${mqtt.frames}条），保存${mqtt.bytes}字节，不含完整报文的消息${mqtt.frameless}条；拒绝：登录${mqtt.wrongPassword}次，请求${mqtt.refused}次，磁盘故障${mqtt.fault}次；超出连接数上限${mqtt.full}个`,
    ]
      .filter((line) => line !== undefined)
      .join('\n'),
  }),
  fault: (why: string): Text => ({
    en: `Nothing could be written, so nothing is answered: ${why}`,
    zh: `无法写入磁盘，因此不作应答：${why}`,
  }),
  account: (name: string, password: string): Text => ({
    en: `${name} may log in with the password ${password}\nIt is kept nowhere: note it now. A server that runs takes it after a restart.`,
    zh: `${name}的登录密码：${password}\n密码不作保存，请立即记录。正在运行的服务重启后生效。`,
  }),
};
