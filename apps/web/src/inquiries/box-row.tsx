import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InquiryRow } from '../api/views';
import { ago, exact } from '../format/time';
import { PhoneLine } from '../lead/phone-line';
import { AppLink } from '../ui/app-link';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { type Act, actKeys, actsOf } from './boxes';
import { BoxWords } from './box-words';
import { TermTag } from './term-tag';
import { useReveal } from './use-reveal';

type Props = { inquiry: InquiryRow; chosen: boolean; onChoose: () => void; onAct: (act: Act) => void };

/** One inquiry that is no lead: why it is here and how long it has, its words, and what can be done. */
export function BoxRow({ inquiry, chosen, onChoose, onAct }: Props) {
  const { t } = useTranslation();
  const { shown, reveal, busy } = useReveal(inquiry.id);
  const said = shown ?? inquiry;
  const phone = shown ? { phone: shown.phone, extension: shown.extension, contacts: [] } : null;
  return (
    <li
      id={`inquiry-${inquiry.id}`}
      className="box-row"
      aria-current={chosen ? 'true' : undefined}
      onPointerDown={onChoose}
      onFocus={onChoose}
    >
      <div className="box-why">
        <Why inquiry={inquiry} />
        <TermTag inquiry={inquiry} />
        <span className="box-when small ink-3" title={exact(inquiry.createdAt)}>
          <span>{ago(inquiry.createdAt, t)}</span>
          <span>{inquiry.ref}</span>
        </span>
      </div>
      <div className="box-said">
        {inquiry.offer && <p className="box-line">{inquiry.offer.line}</p>}
        <BoxWords inquiry={inquiry} texts={said} />
        <p className="box-who">
          {[said.company, said.contact].filter(Boolean).map((part) => (
            <span key={part}>{part}</span>
          ))}
          <PhoneLine masked={inquiry.phone} phone={phone} mayReveal busy={busy} onReveal={reveal} />
          <Links inquiry={inquiry} />
        </p>
        <Decision inquiry={inquiry} />
      </div>
      <Acts inquiry={inquiry} chosen={chosen} onAct={onAct} />
    </li>
  );
}

function Why({ inquiry: { status, quarantineReason, requestKind, words, offer } }: { inquiry: InquiryRow }) {
  const { t } = useTranslation();
  const text = requestKind
    ? t(`inquiryBox.title.${requestKind}`)
    : offer
      ? t('inquiryBox.title.offered')
      : quarantineReason && quarantineReason !== 'advert'
        ? t(`quarantine.reason.${quarantineReason}`)
        : words[0]
          ? t(`inquiryBox.why.${words[0].says}`)
          : t(status === 'offered' ? 'inquiryBox.title.offered' : 'inquiryBox.title.advert');
  return <strong className="box-kind">{text}</strong>;
}

/** What it hangs on: the lead of a client we know, the listing that was made of it, the page it was sent from. */
function Links({ inquiry: { relatedLead, listing, article } }: { inquiry: InquiryRow }) {
  const { t } = useTranslation();
  return (
    <>
      {relatedLead && (
        <Link to="/leads/$leadId" params={{ leadId: relatedLead.id }}>
          {t('inquiryBox.fromLead', { ref: relatedLead.ref })}
        </Link>
      )}
      {listing && (
        <AppLink href={`/listings?open=${listing.id}`}>{t('inquiryBox.asListing', { ref: listing.ref })}</AppLink>
      )}
      {article && (
        <a className="article-link" href={article.path} target="_blank" rel="noreferrer">
          <Icon name="articles" />
          <span className="clip">{article.title}</span>
        </a>
      )}
    </>
  );
}

function Decision({ inquiry: { decision } }: { inquiry: InquiryRow }) {
  const { t } = useTranslation();
  if (!decision) return null;
  return (
    <p className="box-decision">
      {decision.note && <span>{decision.note}</span>}
      <span className="ink-3 small">
        {t('inquiryBox.by', { name: decision.by ?? t('timeline.system'), at: exact(decision.at) })}
      </span>
    </p>
  );
}

function Acts({ inquiry, chosen, onAct }: Pick<Props, 'inquiry' | 'chosen' | 'onAct'>) {
  const { t } = useTranslation();
  return (
    <div className="box-acts">
      {actsOf(inquiry).map((act, index) => {
        const label = t(act === 'listed' ? 'inquiryBox.markListed' : `inquiryBox.${act}`);
        const shortcut = chosen ? actKeys[act].toUpperCase() : undefined;
        return (
          <Button key={act} look={index === 0 ? 'plain' : 'quiet'} shortcut={shortcut} onClick={() => onAct(act)}>
            {label}
          </Button>
        );
      })}
    </div>
  );
}
