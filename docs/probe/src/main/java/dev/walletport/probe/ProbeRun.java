package dev.walletport.probe;

import io.vavr.control.Either;
import java.io.IOException;
import java.time.LocalDate;

/** One run: asks the allowed questions in their order, and writes what is known after each. */
final class ProbeRun {

  private static final WireFacts FACTS = WireFacts.standard();

  private final ProbeOptions options;
  private final ProbeConsole console;
  private final HiddenTexts secrets;
  private final WalletPreparation preparation;
  private final ResponseLog log;
  private final FactsJson json;
  private final FactsPage page;
  private final Findings findings = new Findings();

  ProbeRun(ProbeOptions options, ProbeConsole console, Setup setup) {
    this.options = options;
    this.console = console;
    this.secrets = setup.secrets();
    this.log = setup.log();
    this.preparation =
        new WalletPreparation(setup.calls(), setup.surroundings(), options.target(), log);
    this.json = new FactsJson(options.target(), setup.date(), secrets);
    this.page = new FactsPage(options.target(), setup.date(), secrets);
  }

  /** Prints all questions with their costs. */
  static void list(ProbeConsole console) {
    Questions.all()
        .forEach(question -> console.say(question.id() + " "
            + question.costs().stream().sorted().toList() + " " + question.text()));
  }

  /** Asks, and tells whether the host could be asked at all. */
  Either<String, Findings> run() throws IOException {
    ProbeResponse first = preparation.calls().list();
    if (first.status() == ProbeResponse.NONE || first.isUnauthorized() || first.isForbidden()) {
      return Either.left("the host cannot be asked: " + first.summary());
    }
    for (Question question : Questions.all()) {
      ask(question);
      write();
    }
    return Either.right(findings);
  }

  private void ask(Question question) {
    Verdict verdict = options.allows(question)
        ? Verdict.of(FACTS.fact(question.id()), question.ask(preparation))
        : new Verdict.NotAsked(
            "costs " + question.costs().stream().sorted().toList() + ", not allowed");
    findings.put(question.id(), verdict);
    String reason = secrets.isIn(verdict.reason()) ? "hidden" : verdict.reason();
    console.say(question.id() + ": " + verdict.word() + ", " + reason);
  }

  private void write() throws IOException {
    FactsFiles files = new FactsFiles(options.out());
    files.write("facts.json", json.of(findings, log));
    files.write("facts.md", page.of(findings, FACTS));
  }

  /**
   * What a run works with.
   *
   * @param calls the API
   * @param surroundings phone, time and shop
   * @param secrets what is not shown
   * @param log the responses
   * @param date the day, for the files
   */
  record Setup(
      WalletCalls calls,
      ProbeEnvironment surroundings,
      HiddenTexts secrets,
      ResponseLog log,
      LocalDate date) {}
}
