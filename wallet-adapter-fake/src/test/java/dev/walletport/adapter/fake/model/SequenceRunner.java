package dev.walletport.adapter.fake.model;

import io.vavr.control.Option;
import java.util.function.LongFunction;

/**
 * Runs sequences, each on an empty provider, and compares every answer and what the provider knows
 * after every step.
 */
public final class SequenceRunner {

  private final LongFunction<ModelSubject> subjects;
  private final ModelClient client;

  /**
   * Compares with a client of the model.
   *
   * @param subjects makes an empty one for a seed
   * @param client what the gateway makes of the provider's answers
   */
  SequenceRunner(LongFunction<ModelSubject> subjects, ModelClient client) {
    this.subjects = subjects;
    this.client = client;
  }

  /** Compares a gateway in the same process. */
  public static SequenceRunner inProcess(LongFunction<ModelSubject> subjects) {
    return new SequenceRunner(subjects, ModelClient.inProcess());
  }

  /** The first difference, if there is one. */
  Option<Mismatch> run(ModelSequence sequence) {
    Run run = new Run(subjects.apply(sequence.seed()), client);
    for (int number = 1; number <= sequence.steps().size(); number++) {
      Option<Difference> difference = run.compared(sequence.steps().get(number - 1));
      if (difference.isDefined()) {
        return Option.some(new Mismatch(number, difference.get()));
      }
    }
    return Option.none();
  }

  /** One sequence. */
  private static final class Run {
    private final ModelSubject subject;
    private final ProviderModel model;
    private final CallSteps calls;
    private final ControlSteps controls;

    Run(ModelSubject subject, ModelClient client) {
      this.subject = subject;
      this.model = client.provider();
      this.calls = new CallSteps(subject, client, model);
      this.controls = new ControlSteps(subject, model, calls);
    }

    /** What is thrown is a difference, too. */
    Option<Difference> compared(ModelStep step) {
      try {
        return taken(step).orElse(this::unseen);
      } catch (RuntimeException thrown) {
        return Option.some(new Difference("no exception", thrown.toString()));
      }
    }

    private Option<Difference> unseen() {
      ProviderView expected = ProviderView.of(model.state);
      ProviderView actual = ProviderView.of(subject);
      return Option.when(
          !expected.equals(actual), () -> new Difference(expected.toString(), actual.toString()));
    }

    private Option<Difference> taken(ModelStep step) {
      return step.kind()
          .operation()
          .fold(
              () -> step.kind() == StepKind.DEBIT ? calls.debit(step) : controlled(step),
              operation -> calls.call(operation, step));
    }

    private Option<Difference> controlled(ModelStep step) {
      switch (step.kind()) {
        case OPEN_CUSTOMER -> controls.openCustomer(step);
        case CLOCK -> controls.moveClock(step);
        case RULES -> controls.setRules(step);
        case BALANCE -> controls.setBalance(step);
        case LOCK -> controls.lock(step);
        case UNLOCK -> controls.unlock(step);
        case LINK_ELSEWHERE -> controls.linkElsewhere(step);
        case DELINK_ELSEWHERE -> controls.delinkElsewhere(step);
        case NEXT_FAULT -> controls.setNextFault(step);
        case STANDING_FAULT -> controls.setStandingFault(step);
        case CLEAR_FAULTS -> controls.clearFaults();
        case SNAPSHOT -> controls.takeSnapshot();
        case RESTORE -> controls.restore(step);
        case RESET -> controls.reset();
        default -> throw new IllegalArgumentException(step + " is a call");
      }
      return Option.none();
    }
  }
}
