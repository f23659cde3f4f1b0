package dev.walletport.probe;

import java.time.LocalDate;
import java.util.List;

/** Writes {@code facts.md}: the verdicts as a table, for a person to read. */
final class FactsPage {

  private final Target target;
  private final LocalDate date;
  private final HiddenTexts secrets;

  FactsPage(Target target, LocalDate date, HiddenTexts secrets) {
    this.target = target;
    this.date = date;
    this.secrets = secrets;
  }

  String of(Findings findings, WireFacts facts) {
    StringBuilder page = new StringBuilder("# What " + target.host() + " answered on " + date
        + "\n\n| fact | assumed | verdict | seen |\n|---|---|---|---|\n");
    findings.verdicts().forEach((id, verdict) -> page.append(row(facts.fact(id), verdict)));
    return page.toString();
  }

  private String row(WireFact fact, Verdict verdict) {
    return "| "
        + String.join(
            " | ",
            List.of(
                "`" + fact.id() + "`",
                String.join(" or ", fact.assumed()),
                verdict.word(),
                secrets.isIn(verdict.reason()) ? "hidden" : verdict.reason()))
        + " |\n";
  }
}
