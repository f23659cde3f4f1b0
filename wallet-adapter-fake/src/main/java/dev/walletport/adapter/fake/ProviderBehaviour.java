package dev.walletport.adapter.fake;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a provider behaves where no page of Juspay says it. What the probe of this project has seen
 * at a host, {@link #observed} turns into the behaviour of a fake.
 */
@SuppressWarnings("exports") // Compilers alone read the annotation, so no host requires its module.
public final class ProviderBehaviour {

  private static final ProviderBehaviour STANDARD = new ProviderBehaviour(Set.of());

  private final Set<Departure> departures;

  private ProviderBehaviour(Set<Departure> departures) {
    this.departures = departures;
  }

  /**
   * The choices of docs/fake.md.
   *
   * @return a behaviour without any departure
   */
  public static ProviderBehaviour standard() {
    return STANDARD;
  }

  /**
   * The behaviour that was seen at a host.
   *
   * @param outcomes what was seen, by the id of a fact, as {@code "delink.twice": "wallet"}; a fact
   *     or an outcome that a fake cannot follow is passed over
   * @return the standard behaviour with each departure that has been seen
   */
  public static ProviderBehaviour observed(Map<String, String> outcomes) {
    return new ProviderBehaviour(Arrays.stream(Departure.values())
        .filter(departure -> departure.outcome.equals(outcomes.get(departure.fact)))
        .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Adds a departure from the standard behaviour.
   *
   * @param departure which one
   * @return this behaviour with it
   */
  public ProviderBehaviour with(Departure departure) {
    EnumSet<Departure> more = EnumSet.of(Objects.requireNonNull(departure, "departure"));
    more.addAll(departures);
    return new ProviderBehaviour(Set.copyOf(more));
  }

  /**
   * Tells whether the provider departs from the standard in this.
   *
   * @param departure which one
   * @return true if it does
   */
  public boolean has(Departure departure) {
    return departures.contains(departure);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProviderBehaviour that && departures.equals(that.departures);
  }

  @Override
  public int hashCode() {
    return departures.hashCode();
  }

  @Override
  public String toString() {
    return "ProviderBehaviour" + departures;
  }

  /** One thing in which a provider may behave otherwise than the standard. */
  public enum Departure {
    /** A read of a linked wallet ends the tokens that were read before. */
    READ_VOIDS_TOKENS("token.after-read", "voided"),
    /**
     * An OTP stays valid though another was sent, until it expires, the wallet is linked, the
     * guesses are used up, or the number is changed.
     */
    OLDER_OTP_STAYS_VALID("otp.next-voids-older", "kept"),
    /** A second wallet of a customer at one provider is the first one, if it is not linked. */
    CREATE_ANSWERS_SAME_WALLET("create.twice", "same-wallet"),
    /** Delink of an unlinked wallet answers with the wallet. */
    DELINK_ANSWERS_UNLINKED("delink.twice", "wallet"),
    /** Refresh of an unlinked wallet answers with the wallet, over the wire. */
    REFRESH_ANSWERS_UNLINKED("refresh.unlinked", "wallet"),
    /** A wrong OTP is answered by 200 with the unlinked wallet, over the wire. */
    WRONG_OTP_ANSWERS_UNLINKED("otp.wrong", "200 wallet"),
    /** No {@code Retry-After} comes with a refusal. */
    WAITS_HAVE_NO_HEADER("wait.retry-after", "none"),
    /** A wallet is refreshed by POST alone. */
    REFRESH_BY_POST_ALONE("refresh.forms", "post"),
    /** A wallet is refreshed by GET alone. */
    REFRESH_BY_GET_ALONE("refresh.forms", "get");

    private final String fact;
    private final String outcome;

    Departure(String fact, String outcome) {
      this.fact = fact;
      this.outcome = outcome;
    }

    /**
     * The fact that it contradicts.
     *
     * @return an id in docs/wire-facts.tsv
     */
    public String fact() {
      return fact;
    }

    /**
     * What the probe sees of it.
     *
     * @return the outcome, as in a {@code facts.json}
     */
    public String outcome() {
      return outcome;
    }
  }
}
