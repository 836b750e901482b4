/** Outlines by kind, for a listing without a photo: hairlines on paper, no more. */
const OUTLINES: Record<string, string> = {
  factory: 'M20 96V56l32-16v16l32-16v16l32-16v56M116 96V30h14v66M10 96h140M34 74h12M62 74h12M90 74h12',
  warehouse: 'M16 96V54l64-28 64 28v42M10 96h140M44 96V66h72v30M44 76h72M44 86h72',
  cold_storage: 'M16 96V54l64-28 64 28v42M10 96h140M80 54v36M64 63l32 18M64 81l32-18',
  hazmat_warehouse: 'M16 96V54l64-28 64 28v42M10 96h140M80 52l20 34H60zM80 64v10M80 79v2',
  office:
    'M46 96V24h68v72M10 96h140M60 40h10M76 40h10M92 40h10M60 56h10M76 56h10M92 56h10M60 72h10M92 72h10M74 96V78h14v18',
  lab: 'M68 24h26M74 24v28l-26 40c-2 4 0 6 4 6h58c4 0 6-2 4-6L88 52V24M58 80h46M10 98h140',
  land: 'M18 88l30-50h74l22 50zM33 63h100M70 38l-8 50M98 38l12 50',
  yard: 'M18 88l30-50h74l22 50zM56 78V62h20v16zM82 78V62h20v16zM69 62V48h20v14',
};

/** A drawn stand-in of the photo's own shape, so that cards stay in line. */
export const KindPicture = ({ kind }: { kind: string }) => (
  <svg class="drawn" viewBox="0 0 160 120" width="160" height="120" aria-hidden="true">
    <path d={OUTLINES[kind] ?? OUTLINES.factory} fill="none" stroke="currentColor" stroke-width="1.5" />
  </svg>
);
