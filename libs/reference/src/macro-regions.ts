/** A region wider than, or across, provinces; `codes` are GB/T 2260 provinces or cities. */
export interface MacroRegion {
  name: string;
  codes: readonly string[];
}

/** Common usage, not a standard: 长三角 is the three provinces and Shanghai, as the 2019 plan has it. */
const ROWS = `
长三角,长江三角洲,长三角地区|31 32 33 34
江浙沪,苏浙沪,江浙沪地区|31 32 33
江浙沪皖,苏浙沪皖|31 32 33 34
江浙,苏浙|32 33
浙沪|31 33
珠三角,珠江三角洲|4401 4403 4404 4406 4407 4412 4413 4419 4420
大湾区,粤港澳大湾区,粤港澳|4401 4403 4404 4406 4407 4412 4413 4419 4420 81 82
京津冀|11 12 13
环渤海|11 12 13 21 37
成渝,成渝地区|50 51
川渝|50 51
华东,华东地区|31 32 33 34 35 36 37
华南,华南地区|44 45 46
华中,华中地区|41 42 43
华北,华北地区|11 12 13 14 15
东北,东北地区,东三省|21 22 23
西南,西南地区|50 51 52 53 54
西北,西北地区|61 62 63 64 65
中部,中部地区,中部省份|14 34 36 41 42 43
苏锡常|3202 3204 3205
苏南|3201 3202 3204 3205 3211
苏中|3206 3210 3212
苏北|3203 3207 3208 3209 3213
杭嘉湖|3301 3304 3305
浙北|3301 3304 3305
浙南|3303 3310 3311
浙中|3307
浙西|3307 3308
浙西南|3308 3311
浙东|3302 3306 3309
甬台温|3302 3303 3310
温台|3303 3310
杭绍甬|3301 3302 3306
金丽衢,金衢丽|3307 3308 3311
皖南|3402 3405 3407 3410 3417 3418
皖北|3403 3404 3406 3412 3413 3416
皖江|3401 3402 3405 3407 3408 3411 3417 3418
闽南|3502 3505 3506
赣南|3607
粤东|4405 4414 4415 4451 4452
粤西|4408 4409 4417 4453
粤北|4402 4416 4418
胶东|3702 3706 3707 3710 3711
长株潭|4301 4302 4303
武汉都市圈|4201 4202 4207 4209 4211 4212
`;

/** Every way of saying a macro region → the region, under its own first name. */
export const MACRO_REGIONS: ReadonlyMap<string, MacroRegion> = new Map(
  ROWS.trim()
    .split('\n')
    .flatMap((row) => {
      const [names = '', codes = ''] = row.split('|');
      const [name = ''] = names.split(',');
      const region = { name, codes: codes.split(' ') };
      return names.split(',').map((alias) => [alias, region] as const);
    }),
);
