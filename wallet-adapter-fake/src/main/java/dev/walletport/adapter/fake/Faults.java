package dev.walletport.adapter.fake;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.adapter.fake.FaultScripts.Script;
import dev.walletport.domain.WalletOperation;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * The script of faults.
 *
 * <p>Faults for the next calls are applied first, in the order in which they were set, each to
 * exactly one call however many threads call at once. Then those apply that stand until cleared, of
 * which only the newest counts. A call that a fault turns into a refusal has used it up. A link
 * with a {@link MagicOtp} has the effect of that alone: no fault that is set here applies to it, or
 * is used up by it.
 */
@SuppressWarnings("exports") // Compilers alone read the annotation, so no host requires its module.
public final class Faults {

  /** The most next calls that can be set for one operation; for more, let a fault stand. */
  public static final int MOST = 10_000;

  private final Supplier<FaultScripts> scripts;

  /** Sets and clears the faults of the scripts that are current at the time. */
  Faults(Supplier<FaultScripts> scripts) {
    this.scripts = scripts;
  }

  /**
   * Sets a fault for the next call.
   *
   * @param operation its operation
   * @param fault the fault
   * @throws IllegalArgumentException if this fault cannot apply to this operation
   */
  public void next(WalletOperation operation, Fault fault) {
    next(1, operation, fault);
  }

  /**
   * Sets a fault for the next calls.
   *
   * @param times how many, from 1; with those that are set already at most {@value #MOST}
   * @param operation their operation
   * @param fault the fault of each
   * @throws IllegalArgumentException if this fault cannot apply to this operation, or the number is
   *     out of range
   */
  public void next(int times, WalletOperation operation, Fault fault) {
    Queue<Fault> next = script(operation, fault).next();
    int set = next.size();
    if (times < 1 || times > MOST - set) {
      throw new IllegalArgumentException("1 to " + MOST
          + " calls, those that are set among them, not " + times + " beside " + set);
    }
    next.addAll(Collections.nCopies(times, fault));
  }

  /**
   * Sets a fault for every call until it is cleared.
   *
   * @param operation their operation
   * @param fault the fault
   * @return the standing fault, which can be cleared
   * @throws IllegalArgumentException if this fault cannot apply to this operation
   */
  @CanIgnoreReturnValue
  public Standing whileSet(WalletOperation operation, Fault fault) {
    Script script = script(operation, fault);
    return script.whileSet(fault);
  }

  /**
   * Lists the faults that are set, by operation, in the order in which they will apply.
   *
   * @return a copy
   */
  public List<Setting> settings() {
    return scripts.get().settings();
  }

  /**
   * Clears every fault that equals this setting, and no other.
   *
   * @param setting one of {@link #settings}
   */
  public void clear(Setting setting) {
    scripts.get().of(setting.operation()).clear(setting);
  }

  /** Clears all faults. */
  public void clear() {
    scripts.get().clear();
  }

  private Script script(WalletOperation operation, Fault fault) {
    Objects.requireNonNull(operation, "operation");
    fault.requireFor(operation);
    return scripts.get().of(operation);
  }

  /** How long a fault is set. */
  public enum Lasting {
    /** For one call. */
    ONE_CALL,
    /** Until it is cleared. */
    UNTIL_CLEARED
  }

  /**
   * A fault that is set.
   *
   * @param operation its operation
   * @param fault the fault
   * @param lasting how long it is set
   */
  public record Setting(WalletOperation operation, Fault fault, Lasting lasting) {

    /** Refuses null. */
    public Setting {
      Objects.requireNonNull(operation, "operation");
      Objects.requireNonNull(fault, "fault");
      Objects.requireNonNull(lasting, "lasting");
    }
  }

  /** A fault that stands until it is cleared. */
  public static final class Standing {
    private final Script script;
    private final Fault fault;

    Standing(Script script, Fault fault) {
      this.script = script;
      this.fault = fault;
    }

    Fault fault() {
      return fault;
    }

    /** Clears this fault, and no other one; does nothing the second time. */
    public void clear() {
      script.clear(this);
    }
  }
}
