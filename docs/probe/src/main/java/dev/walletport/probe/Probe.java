package dev.walletport.probe;

import dev.walletport.application.port.Pause;
import dev.walletport.probe.ProbeRun.Setup;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Asks a host of Juspay what no page documents. It sends no command a second time by itself, and
 * shows neither key, OTP, token, number nor id.
 */
public final class Probe {

  /** Nothing that was asked contradicts what is assumed. */
  static final int NOTHING_CONTRADICTS = 0;

  /** Something that was asked does. */
  static final int CONTRADICTED = 1;

  /** Wrong usage; nothing was sent. */
  static final int MISUSED = 2;

  /** The host refused the key or the address, could not be reached, or no file could be written. */
  static final int NOT_ASKED = 3;

  private static final String KEY = "JUSPAY_API_KEY";
  private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x39\\x3b-\\x7e]{3,256}");

  private final Map<String, String> environment;
  private final ProbeConsole console;
  private final Pause pause;
  private final HiddenTexts secrets = new HiddenTexts();
  private final ResponseLog log = new ResponseLog();

  Probe(Map<String, String> environment, ProbeConsole console, Pause pause) {
    this.environment = environment;
    this.console = console;
    this.pause = pause;
  }

  /**
   * Runs the program; {@code --help} lists options and exit codes.
   *
   * @param arguments the options
   */
  public static void main(String[] arguments) {
    ProbeConsole console = new ProcessConsole(System.console(), System.in, System.out);
    int code = new Probe(System.getenv(), console, Pause.system()).run(Arrays.asList(arguments));
    System.exit(code);
  }

  int run(List<String> arguments) {
    return ProbeOptions.parse(arguments).fold(this::misused, this::run);
  }

  private int misused(String why) {
    console.say(why);
    return MISUSED;
  }

  private int run(ProbeOptions options) {
    if (options.isHelp()) {
      console.say(ProbeOptions.HELP);
      return NOTHING_CONTRADICTS;
    }
    if (!options.isDoctor()) {
      ProbeRun.list(console);
    }
    return isAskingNothing(options)
        ? NOTHING_CONTRADICTS
        : key().fold(this::misused, key -> ask(options, key));
  }

  private static boolean isAskingNothing(ProbeOptions options) {
    return !options.isDoctor() && Questions.all().stream().noneMatch(options::allows);
  }

  private Either<String, String> key() {
    return given()
        .map(String::strip)
        .filter(key -> KEY_FORM.matcher(key).matches())
        .toEither("the API key is missing, or is not visible ASCII without a colon");
  }

  private Option<String> given() {
    String key = environment.get(KEY);
    return key == null ? console.ask("API key (not shown): ") : Option.some(key);
  }

  private int ask(ProbeOptions options, String key) {
    Target target = options.target();
    secrets.add(key);
    secrets.add(target.customer());
    target.merchantId().forEach(secrets::add);
    HttpSender sender = new HttpSender(target, key, options.deadline(), new ShownText(secrets));
    WalletCalls calls = new WalletCalls(sender, target, secrets, log);
    return options.isDoctor() ? examine(new Doctor(calls, target)) : ask(options, sender, calls);
  }

  private int examine(Doctor doctor) {
    Doctor.Report report = doctor.check();
    report.lines().forEach(console::say);
    return report.passed() ? NOTHING_CONTRADICTS : NOT_ASKED;
  }

  private int ask(ProbeOptions options, HttpSender sender, WalletCalls calls) {
    ProbeEnvironment surroundings = options.hasControls()
        ? new SandboxControls(sender, secrets)
        : new InteractiveEnvironment(console, pause, secrets);
    Setup setup = new Setup(calls, surroundings, secrets, log, LocalDate.now(ZoneOffset.UTC));
    try {
      return new ProbeRun(options, console, setup).run().fold(this::refused, this::summarize);
    } catch (IOException e) {
      return refused("the files cannot be written: " + e.getClass().getSimpleName());
    }
  }

  private int refused(String why) {
    console.say(why);
    return NOT_ASKED;
  }

  private int summarize(Findings findings) {
    console.say(findings.count("confirmed") + " confirmed, " + findings.count("contradicted")
        + " contradicted, " + findings.count("undecided") + " undecided, "
        + findings.count("not asked") + " not asked");
    return findings.count("contradicted") == 0 ? NOTHING_CONTRADICTS : CONTRADICTED;
  }
}
