import type { IForm } from './forms';
import { formsOf } from './forms';
import type { IText, Place } from './text';

/** A text that must not be found. */
export interface ISecret {
  /** The name in the messages of a test. */
  readonly name: string;

  readonly value: string;

  /** Whether the page got it from its server. */
  readonly isOfPage: boolean;
}

/** A secret that was found. Contains no part of the secret. */
export interface IFinding {
  /** The secret's name. */
  readonly secret: string;

  readonly place: Place;
  readonly where: string;

  /** The form in which it was found. */
  readonly form: string;
}

/** Whether a text may contain a secret. */
export type Allows = (text: IText, secret: ISecret) => boolean;

/** The length to which the name of a place is cut in reports. */
const LENGTH = 160;

/**
 * Find secrets in texts, in all their forms.
 *
 * @param allows - Says which texts may contain a secret.
 */
export function findSecrets(
  texts: readonly IText[],
  secrets: readonly ISecret[],
  allows: Allows
): IFinding[] {
  // Search one long text first, because most texts contain nothing.
  const lower = texts.map(({ text }) => text.toLowerCase());
  const all = [...new Set(lower)].join('\n');
  const forms = secrets.map(({ value }) => formsOf(value));
  const conceal = (words: string) => concealed(words, forms.flat());
  const findings = new Map<string, IFinding>();
  secrets.forEach((secret, i) => {
    const present = forms[i].filter(form => isIn(all, form));
    if (!present.length) {
      return;
    }
    texts.forEach((text, index) => {
      const form = present.find(form => isIn(lower[index], form));
      if (form && !allows(text, secret)) {
        const { place } = text;
        const where = conceal(text.where).slice(0, LENGTH);
        const finding = { secret: secret.name, place, where, form: form.name };
        findings.set(JSON.stringify(finding), finding);
      }
    });
  });
  return [...findings.values()];
}

/** Describes a finding for the message of a failed test. */
export function inWords({ form, place, secret, where }: IFinding): string {
  return `${secret}, ${form}: ${place}, ${where}`;
}

function isIn(text: string, { texts }: IForm): boolean {
  return texts.some(each => text.includes(each));
}

/** Removes secrets from words, because the name of a place may contain one. */
function concealed(words: string, forms: readonly IForm[]): string {
  let result = words;
  for (const text of forms.flatMap(({ texts }) => texts)) {
    let at = result.toLowerCase().indexOf(text);
    while (at >= 0) {
      result = `${result.slice(0, at)}…${result.slice(at + text.length)}`;
      at = result.toLowerCase().indexOf(text);
    }
  }
  return result;
}
