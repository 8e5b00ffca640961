/** A first contract, valid as it is: what a partner and the operator fill in. */
export function starterContract(id: string): string {
  return `# A data contract (Open Data Contract Standard 3.2.0): what a partner may send. A version never changes; give a new one
# with every change (iplus contract diff says which).
apiVersion: v3.2.0
kind: DataContract
id: ${id}
version: 1.0.0
status: draft
name: Visits booked online
description:
  purpose: How many visits to a doctor are booked online, by city and day.
  usage: Figures of cities in the index; single records are never published.
  limitations: Hospitals of the group only.
  customProperties:
    - { property: purposeZh, value: 各城市每日线上预约就诊的数量。 }
    - { property: usageZh, value: 用于指数的城市数字，不发布单条记录。 }
    - { property: limitationsZh, value: 仅含本集团所属医院。 }
customProperties:
  - { property: nameZh, value: 线上预约就诊 }
  # A record with a field of another name is set aside (quarantine), or the field is passed over (ignore).
  - { property: unknownFields, value: quarantine }
  # A record is about the day (UTC) of its arrival, so many days after it at the most, or any day before.
  - { property: daysAhead, value: 1 }
  # No figure is published that fewer contributors stand behind.
  - { property: fewestContributors, value: 3 }
  # The indicators that the records feed, as a signal of an edition computes them.
  - property: indicators
    value:
      - { indicator: online-visits, value: { sum: visits } }
schema:
  - name: visits
    logicalType: object
    properties:
      - name: id
        logicalType: string
        logicalTypeOptions: { maxLength: 64 }
        required: true
        primaryKey: true
        primaryKeyPosition: 1
        businessName: Number of the record at the sender
        customProperties: [{ property: businessNameZh, value: 发送方的记录编号 }]
      - name: city
        logicalType: string
        logicalTypeOptions: { pattern: '\\d{6}' }
        examples: ['110100', '310000', '440300']
        required: true
        businessName: City
        description: Code of GB/T 2260
        customProperties:
          - { property: role, value: place }
          - { property: businessNameZh, value: 城市 }
          - { property: descriptionZh, value: GB/T 2260 行政区划代码 }
      - name: day
        logicalType: date
        # No record is about an earlier day.
        logicalTypeOptions: { minimum: '2020-01-01' }
        required: true
        businessName: Day
        customProperties:
          - { property: role, value: time }
          - { property: businessNameZh, value: 日期 }
      - name: hospital
        logicalType: string
        required: true
        businessName: Hospital
        examples: [first hospital, second hospital, third hospital]
        # Only some values: enum: [{ value: north, description: The hospital in the north }, { value: south }]
        customProperties:
          - { property: role, value: contributor }
          - { property: businessNameZh, value: 医院 }
      - name: visits
        logicalType: integer
        logicalTypeOptions: { minimum: 0, maximum: 100000 }
        required: true
        businessName: Visits booked online
        customProperties:
          - { property: businessNameZh, value: 线上预约人次 }
          - { property: unit, value: { en: visits, zh: 人次 } }
    quality:
      - { metric: rowCount, mustBeBetween: [100, 5000], schedule: daily }
slaProperties:
  - { property: latency, value: 2, unit: d }
`;
}
