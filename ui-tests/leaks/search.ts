import type { IForm } from './forms';
import { formsOf } from './forms';
import type { IText, Place } from './text';

/** Something that must not be found. */
export interface ISecret {
  /** What it is called in the words of a test. */
  readonly name: string;

  readonly value: string;

  /** Whether the page got it from its server. */
  readonly isOfPage: boolean;
}

/** A secret that was found. Holds nothing of the secret. */
export interface IFinding {
  /** The secret's name. */
  readonly secret: string;

  readonly place: Place;
  readonly where: string;

  /** The form in which it was found. */
  readonly form: string;
}

/** Whether a text may hold a secret. */
export type Allows = (text: IText, secret: ISecret) => boolean;

/** The characters of a place that are reported. */
const LENGTH = 160;

/**
 * Find secrets in texts, in all their forms.
 *
 * @param allows - Says which texts may hold a secret.
 */
export function findSecrets(
  texts: readonly IText[],
  secrets: readonly ISecret[],
  allows: Allows
): IFinding[] {
  // One long text is looked through first: most hold nothing.
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

/** A finding in words, for the message of a failed test. */
export function inWords({ form, place, secret, where }: IFinding): string {
  return `${secret}, ${form}: ${place}, ${where}`;
}

function isIn(text: string, { texts }: IForm): boolean {
  return texts.some(each => text.includes(each));
}

/** Words without any secret in them: a place's name may hold one. */
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
