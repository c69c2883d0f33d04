import { useTranslations } from "next-intl";
import { How } from "../how";

/** Every measure of annotators: where it is written, and its formula where there is a short one. */
const notes = [
  {
    key: "rest",
    formula: "R_w = Σ_u same_u / Σ_u (m_u − 1)",
    title: "W. G. Cochran, Sampling Techniques (1977), 6.3",
    url: "https://www.wiley.com/en-us/Sampling+Techniques%2C+3rd+Edition-p-9780471162407",
  },
  {
    key: "gold",
    formula: "(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)",
    title: "E. B. Wilson, J. Amer. Statist. Assoc. 22 (1927)",
    url: "https://doi.org/10.1080/01621459.1927.10502953",
  },
  {
    key: "reliability",
    formula: "ρ_w = Σ_c π_c P(w says c | c is right)",
    title: "A. P. Dawid, A. M. Skene, Applied Statistics 28 (1979)",
    url: "https://doi.org/10.2307/2346806",
  },
  {
    key: "crowd",
    formula: "P(w prefers i to j) = η_w σ(θ_i − θ_j) + (1 − η_w) σ(θ_j − θ_i)",
    title: "X. Chen et al., WSDM (2013), (7) and (8)",
    url: "https://doi.org/10.1145/2433396.2433420",
  },
  {
    key: "first",
    formula: "logit P(first wins) = θ_first − θ_second + γ",
    title: "R. R. Davidson, R. J. Beaver, Biometrics 33 (1977)",
    url: "https://doi.org/10.2307/2529467",
  },
  {
    key: "triads",
    formula: "Σ circular / Σ triads;  ¼ by chance",
    title: "M. G. Kendall, B. Babington Smith, Biometrika 31 (1940)",
    url: "https://doi.org/10.2307/2332613",
  },
  {
    key: "drift",
    formula: "log duration = a_session + b · hours;  drift = exp(b) − 1",
    title: "M. Arellano, Oxford Bull. Econ. Statist. 49 (1987)",
    url: "https://doi.org/10.1111/j.1468-0084.1987.mp49004006.x",
  },
  {
    key: "scores",
    formula: "concordant / (concordant + discordant)",
    title: "L. A. Goodman, W. H. Kruskal, J. Amer. Statist. Assoc. 49 (1954)",
    url: "https://doi.org/10.1080/01621459.1954.10501231",
  },
] as const;

/** What each column is, and how it is computed. */
export function MeasureNotes({ api }: { api: string }) {
  const t = useTranslations("annotators");
  return (
    <dl className="mt-4 grid gap-x-8 gap-y-3 text-sm md:grid-cols-2">
      {notes.map(({ key, formula, title, url }) => (
        <div key={key}>
          <dt className="font-medium">{t(`column.${key}`)}</dt>
          <dd>
            {t(`about.${key}`)}
            <How formula={formula} source={{ title, url }} api={api}>
              {t(`howMeasure.${key}`)}
            </How>
          </dd>
        </div>
      ))}
    </dl>
  );
}
