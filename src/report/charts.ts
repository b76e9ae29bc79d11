import type { BarSeriesOption } from 'echarts/charts';
import { init, use, type ECharts } from 'echarts/core';
// The lists of all charts and components would load every one of them: 50 MB and half a second.
import 'echarts/lib/chart/bar.js';
import 'echarts/lib/component/aria.js';
import 'echarts/lib/component/gridSimple.js';
import 'echarts/lib/component/legendPlain.js';
import { SVGRenderer } from 'echarts/renderers';
import type { Html } from './html.ts';
import { inlineSvg } from './svg.ts';

/** Charts as pictures that print in black and white: every part has its own pattern and its number in words beside it. */

use(SVGRenderer);

/** Pixels, as wide as the text of a page. */
const WIDTH = 760;
const BAR_HEIGHT = 30;
/** Labels up to this are shown whole; a letter of this font is about so wide. */
const LABELS_MOST = 280;
const LETTER_WIDTH = 7.2;
const LABEL_GAP = 14;
/** Room for a number and its share behind the longest bar. */
const NUMBER_WIDTH = 110;
const STACK_HEIGHT = 34;
const LEGEND_LINE = 24;
const FONT_SIZE = 13;

const INK = '#1f2733';
const FILL = '#2f7282';
const font = { fontFamily: 'sans-serif', fontSize: FONT_SIZE, color: INK };

type Decal = Exclude<NonNullable<NonNullable<BarSeriesOption['itemStyle']>['decal']>, 'none'>;
/** No pattern: the library fails on its own word for that. */
const PLAIN: Decal = { color: 'transparent' };
/** Shades from dark to light, each with a pattern that tells it apart on paper. */
const PARTS: readonly { readonly color: string; readonly decal: Decal }[] = [
  { color: FILL, decal: PLAIN },
  { color: '#b9d5da', decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: -Math.PI / 4, color: INK } },
  {
    color: '#ffffff',
    decal: {
      symbol: 'circle',
      symbolSize: 0.9,
      dashArrayX: [
        [5, 5],
        [0, 5, 5, 0],
      ],
      dashArrayY: [5, 0],
      color: INK,
    },
  },
  { color: '#e9eef0', decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 4], rotation: Math.PI / 2, color: INK } },
  { color: '#8c979e', decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4, color: '#ffffff' } },
  { color: '#ffffff', decal: PLAIN },
];

/** `shown`: the number in words. */
export type Bar = { readonly label: string; readonly value: number; readonly shown: string };
type Picture = { readonly name: string; readonly label: string };

/** Bars one below the other, in their order; `most`: where the longest would end (100 for percent). */
export function barChart({ name, label }: Picture, bars: readonly Bar[], most?: number): Html {
  const labels = Math.min(LABELS_MOST, Math.max(...bars.map((bar) => bar.label.length)) * LETTER_WIDTH);
  const option = {
    grid: { left: labels + LABEL_GAP, right: NUMBER_WIDTH, top: 4, bottom: 4 },
    xAxis: { type: 'value', show: false, min: 0, ...(most === undefined ? {} : { max: most }) },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: INK } },
      axisLabel: { ...font, width: labels, overflow: 'truncate', interval: 0 },
    },
    series: [
      {
        type: 'bar',
        barWidth: BAR_HEIGHT - 12,
        itemStyle: { color: FILL },
        label: {
          ...font,
          show: true,
          position: 'right',
          formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.shown ?? '',
        },
        data: bars.map((bar) => bar.value),
      },
    ],
  };
  return draw({ name, label }, bars.length * BAR_HEIGHT + 8, option);
}

/** One bar of parts that make up a whole, with a legend that gives their numbers. Parts of nothing are left out. */
export function wholeChart({ name, label }: Picture, parts: readonly Bar[]): Html {
  const shown = parts.map((part, at) => ({ ...part, style: PARTS[at % PARTS.length] })).filter(({ value }) => value > 0);
  const names = shown.map((part) => `${part.label}: ${part.shown}`);
  const option = {
    aria: { enabled: true, decal: { show: true } },
    legend: {
      data: names,
      orient: 'vertical',
      left: 0,
      top: STACK_HEIGHT + 12,
      padding: 0,
      itemGap: LEGEND_LINE - FONT_SIZE - 3,
      itemWidth: 26,
      itemHeight: FONT_SIZE + 3,
      textStyle: font,
      selectedMode: false,
    },
    grid: { left: 1, right: 1, top: 2, height: STACK_HEIGHT },
    xAxis: { type: 'value', show: false, min: 0, max: shown.reduce((sum, { value }) => sum + value, 0) },
    yAxis: { type: 'category', show: false, data: [''] },
    series: shown.map(({ value, style }, at) => ({
      type: 'bar',
      name: names[at],
      stack: 'whole',
      barWidth: STACK_HEIGHT - 4,
      itemStyle: { color: style?.color, borderColor: INK, borderWidth: 1, decal: { ...style?.decal } },
      data: [value],
    })),
  };
  return draw({ name, label }, STACK_HEIGHT + 16 + shown.length * LEGEND_LINE, option);
}

function draw({ name, label }: Picture, height: number, option: Parameters<ECharts['setOption']>[0]): Html {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption({ ...option, animation: false });
    return inlineSvg(chart.renderToSVGString(), name, label);
  } finally {
    chart.dispose();
  }
}
