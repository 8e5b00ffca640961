import type { Lang } from '../../edition/index.js';
import type { OrderPairs } from '../../words/index.js';
import { Axis, Dumbbell, DumbbellKey, rankScale } from './dumbbell.js';

const words = {
  place: { en: 'Place', zh: '地区' },
  published: { en: 'Published rank', zh: '公布位次' },
  ours: { en: 'Our rank', zh: '本指数位次' },
  scale: { en: 'Rank', zh: '位次' },
} satisfies Record<string, Record<Lang, string>>;

/** Published orders beside ours: a line for each place, from its published rank to ours. */
export function OrdersChart({ orders, lang }: { orders: readonly OrderPairs[]; lang: Lang }) {
  const scale = rankScale(orders.flatMap(({ places }) => places.flatMap((p) => [p.published, p.ours])));
  return (
    <>
      <DumbbellKey announced={words.published[lang]} ours={words.ours[lang]} />
      {orders.map((order, i) => (
        <div class="scroll" key={`${order.id} ${i}`}>
          <table class="announced pairs">
            <caption>{order.title}</caption>
            <thead>
              <tr>
                <th scope="col">{words.place[lang]}</th>
                <th scope="col" class="n">
                  {words.published[lang]}
                </th>
                <th scope="col" class="n">
                  {words.ours[lang]}
                </th>
                <th scope="col" class="drawn">
                  <Axis scale={scale} title={words.scale[lang]} />
                </th>
              </tr>
            </thead>
            <tbody>
              {order.places.map(({ name, published, ours }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td class="n">{published}</td>
                  <td class="n">{ours}</td>
                  <td class="drawn">
                    <Dumbbell announced={published} ours={ours} scale={scale} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="note">
            {[order.correlation, order.words, order.source].filter((text) => text !== '').join(' · ')}
          </p>
        </div>
      ))}
    </>
  );
}
