package dev.walletport.probe;

import dev.walletport.application.port.Pause;
import io.vavr.control.Option;
import java.time.Duration;

/** A person types what the phone shows; no token is spent, since that would move money. */
final class InteractiveEnvironment implements ProbeEnvironment {

  private final ProbeConsole console;
  private final Pause pause;
  private final HiddenTexts secrets;

  InteractiveEnvironment(ProbeConsole console, Pause pause, HiddenTexts secrets) {
    this.console = console;
    this.pause = pause;
    this.secrets = secrets;
  }

  @Override
  public Option<String> otp(String wallet) {
    return asked("The OTP that the provider has just sent (not shown): ");
  }

  @Override
  public Option<String> mobileNumber() {
    return asked("The mobile number for the wallet (not shown): ");
  }

  private Option<String> asked(String prompt) {
    Option<String> typed = console.ask(prompt).map(String::strip).filter(text -> !text.isEmpty());
    typed.forEach(secrets::add);
    return typed;
  }

  @Override
  public void pause(Duration time) {
    console.say("waiting " + time.toSeconds() + " s");
    try {
      pause.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Nothing more is sent then.
    }
  }

  @Override
  public Option<Boolean> spend(String token) {
    return Option.none();
  }
}
