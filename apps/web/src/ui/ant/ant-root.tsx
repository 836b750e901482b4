import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useMemo, type ReactNode } from 'react';
import { currentLanguage } from '../../i18n/i18n';
import { useScheme } from '../color-scheme';
import { useWide } from '../use-wide';

const read = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** antd in our colours and measures, read from the CSS variables, in the language of the page. */
export function AntRoot({ children }: { children: ReactNode }) {
  const scheme = useScheme();
  const wide = useWide();
  const config = useMemo(
    () => ({
      algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
      token: {
        colorPrimary: read('--accent'),
        colorInfo: read('--accent'),
        colorLink: read('--accent'),
        colorError: read('--cinnabar'),
        colorWarning: read('--amber'),
        colorSuccess: read('--leaf'),
        colorText: read('--ink'),
        colorTextSecondary: read('--ink-2'),
        colorTextTertiary: read('--ink-3'),
        colorTextPlaceholder: read('--ink-3'),
        colorBgContainer: read('--sheet'),
        colorBgElevated: read('--sheet'),
        colorBorder: read('--line-2'),
        colorBorderSecondary: read('--line'),
        colorBgMask: read('--scrim'),
        controlItemBgActive: read('--accent-soft'),
        controlItemBgHover: read('--hover'),
        boxShadowSecondary: read('--shadow'),
        borderRadius: 4,
        borderRadiusLG: 6,
        fontFamily: read('--sans'),
        fontSize: 14,
        controlHeight: wide ? 32 : 44,
        motionDurationSlow: '0.15s',
        motionDurationMid: '0.12s',
        motionDurationFast: '0.08s',
        motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      },
    }),
    [scheme, wide],
  );
  return (
    <ConfigProvider locale={currentLanguage() === 'en' ? enUS : zhCN} theme={config} wave={{ disabled: true }}>
      {children}
    </ConfigProvider>
  );
}
