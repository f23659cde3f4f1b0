package dev.walletport.application.port;

import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one call of a use case: ids and reasons, never a secret.
 *
 * @param stamp which call it was, as its {@link WalletCallBegun} has it
 * @param subject what was asked; of a new wallet with its id, if it is known now
 * @param provider whose wallet it is, if the new wallet, the answer or a wallet that was seen tells
 * @param outcome how it ended
 * @param effort what it took
 */
public record WalletCallEnded(
    CallStamp stamp,
    CallSubject subject,
    Option<WalletProvider> provider,
    Outcome outcome,
    Effort effort)
    implements CallEvent {

  /** Refuses null. */
  public WalletCallEnded {
    Objects.requireNonNull(stamp, "stamp");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(effort, "effort");
  }

  /** How a call ended. */
  public sealed interface Outcome {

    /**
     * Answers by outcome.
     *
     * @param done what to do with a yes
     * @param settled what to do with a yes that was found out by reading back
     * @param failed what to do with a definite no
     * @param unknown what to do with an unknown outcome
     * @param <T> what is answered
     * @return what the one function that was called returned
     */
    <T extends @Nullable Object> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Settled, ? extends T> settled,
        Function<? super Failed, ? extends T> failed,
        Function<? super Unknown, ? extends T> unknown);

    /** The provider said yes. */
    record Done() implements Outcome {
      @Override
      public <T extends @Nullable Object> T fold(
          Function<? super Done, ? extends T> done,
          Function<? super Settled, ? extends T> settled,
          Function<? super Failed, ? extends T> failed,
          Function<? super Unknown, ? extends T> unknown) {
        return done.apply(this);
      }
    }

    /** The provider's answer was lost, and reading back found out that the command was applied. */
    record Settled() implements Outcome {
      @Override
      public <T extends @Nullable Object> T fold(
          Function<? super Done, ? extends T> done,
          Function<? super Settled, ? extends T> settled,
          Function<? super Failed, ? extends T> failed,
          Function<? super Unknown, ? extends T> unknown) {
        return settled.apply(this);
      }
    }

    /**
     * Certainly not applied.
     *
     * @param kind the {@link dev.walletport.domain.WalletFailure#kind kind} of the failure
     * @param trace the provider's code and request id, if an answer of its is behind the failure
     */
    record Failed(String kind, ProviderTrace trace) implements Outcome {
      /** Refuses null. */
      public Failed {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(trace, "trace");
      }

      /**
       * Without a trace.
       *
       * @param kind the {@link dev.walletport.domain.WalletFailure#kind kind} of the failure
       */
      public Failed(String kind) {
        this(kind, ProviderTrace.none());
      }

      @Override
      public <T extends @Nullable Object> T fold(
          Function<? super Done, ? extends T> done,
          Function<? super Settled, ? extends T> settled,
          Function<? super Failed, ? extends T> failed,
          Function<? super Unknown, ? extends T> unknown) {
        return failed.apply(this);
      }
    }

    /**
     * It may or may not have been applied; a person should look at the wallet.
     *
     * @param trace the provider's code and request id, if an answer came that could not be trusted
     */
    record Unknown(ProviderTrace trace) implements Outcome {
      /** Refuses null. */
      public Unknown {
        Objects.requireNonNull(trace, "trace");
      }

      /** Without a trace. */
      public Unknown() {
        this(ProviderTrace.none());
      }

      @Override
      public <T extends @Nullable Object> T fold(
          Function<? super Done, ? extends T> done,
          Function<? super Settled, ? extends T> settled,
          Function<? super Failed, ? extends T> failed,
          Function<? super Unknown, ? extends T> unknown) {
        return unknown.apply(this);
      }
    }
  }

  /**
   * What a call took.
   *
   * @param duration from the call of the use case to its outcome, pauses included
   * @param calls how often the gateway was called, reading back included; zero if our own rules
   *     refused
   */
  public record Effort(Duration duration, int calls) {
    /** Refuses null. */
    public Effort {
      Objects.requireNonNull(duration, "duration");
    }
  }
}
