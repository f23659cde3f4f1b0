package dev.walletport.adapter.juspay;

import dev.walletport.application.testing.AnswerHold;
import dev.walletport.application.testing.CallFaults;
import dev.walletport.application.testing.GatewayLog;
import dev.walletport.application.testing.ProviderClock;
import dev.walletport.application.testing.ProviderFunds;
import dev.walletport.application.testing.ProviderJournal;
import dev.walletport.application.testing.ProviderRules;
import dev.walletport.application.testing.ProviderSide;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpChallenge;
import dev.walletport.domain.OtpChallenge.GuessResult;
import dev.walletport.domain.OtpChallenge.Issued;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import dev.walletport.domain.testing.MovableClock;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The provider behind a {@link DocumentedApiServer}: its customers, wallets, passwords and tokens.
 * It keeps the rules by the domain's own {@link OtpChallenge}.
 */
final class DocumentedApiProvider
    implements ProviderSide, ProviderClock, ProviderRules, ProviderFunds, ProviderJournal {

  private static final Set<WalletProvider> KNOWN =
      Set.of(WalletProvider.MOBIKWIK, WalletProvider.PAYTM, WalletProvider.LAZYPAY);

  private final MovableClock clock;
  private final Random random = new Random(1122);
  private final ScriptedResponses responses = new ScriptedResponses();
  private final Map<CustomerId, List<HeardCall>> calls = new LinkedHashMap<>();
  private final Map<WalletProvider, OtpPolicy> policies = new HashMap<>();
  private final Map<WalletId, Wallet> wallets = new LinkedHashMap<>();
  private final Map<String, Instant> tokens = new HashMap<>();
  private Option<GatewayLog> log = Option.none();
  private int drawn;

  DocumentedApiProvider(MovableClock clock) {
    this.clock = clock;
  }

  /** A wallet as the provider keeps it. */
  final class Wallet {
    final WalletId id;
    final CustomerId owner;
    final WalletProvider provider;
    final List<String> otps = new ArrayList<>();
    private final List<String> ownTokens = new ArrayList<>();
    private BigDecimal held = BigDecimal.ZERO;
    private @Nullable OtpChallenge challenge;
    boolean linked;
    BigDecimal shown = BigDecimal.ZERO;
    Instant refreshedAt = clock.instant();

    private Wallet(WalletId id, CustomerId owner, WalletProvider provider) {
      this.id = id;
      this.owner = owner;
      this.provider = provider;
    }

    /** Hands out a token. */
    String freshToken() {
      String token = "tok_" + random.nextLong(Long.MAX_VALUE);
      tokens.put(token, clock.instant());
      ownTokens.add(token);
      return token;
    }

    void refresh() {
      shown = held;
      refreshedAt = clock.instant();
    }

    Option<WalletFailure> sendOtp() {
      String text = String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
      OtpPolicy policy = policies.getOrDefault(provider, OtpPolicy.of(provider));
      Either<WalletFailure, Issued> next = challenge == null
          ? Either.right(OtpChallenge.issue(Otp.of(text), policy, clock.instant()))
          : challenge.reissue(Otp.of(text), policy, clock.instant());
      next.forEach(issued -> {
        challenge = issued;
        otps.add(text);
      });
      return next.swap().toOption();
    }

    boolean hasChallenge() {
      return challenge != null;
    }

    Option<WalletFailure> link(String otp) {
      if (challenge == null) {
        throw new IllegalStateException("no OTP was requested");
      }
      GuessResult result = challenge.guess(Otp.of(otp), clock.instant());
      challenge = result.next();
      linked = result.refusal().isEmpty();
      if (linked) {
        refresh();
      }
      return result.refusal();
    }

    void delink() {
      linked = false;
      ownTokens.forEach(tokens::remove);
    }

    void moveToAnotherNumber() {
      if (challenge instanceof Issued open) {
        challenge = open.superseded();
      }
    }
  }

  /** A call as the provider heard it. */
  private record HeardCall(RoutingId routingId, WalletOperation operation) {}

  /** What the server does with single calls instead of answering them. */
  ScriptedResponses responses() {
    return responses;
  }

  synchronized boolean knows(CustomerId customer) {
    return calls.containsKey(customer);
  }

  synchronized boolean knows(WalletProvider provider) {
    return KNOWN.contains(provider);
  }

  synchronized void heard(CustomerId customer, RoutingId routingId, WalletOperation operation) {
    known(calls, customer).add(new HeardCall(routingId, operation));
  }

  synchronized Wallet open(CustomerId owner, WalletProvider provider) {
    Wallet wallet =
        new Wallet(WalletId.of(String.format(Locale.ROOT, "wlt_%016d", ++drawn)), owner, provider);
    wallets.put(wallet.id, wallet);
    return wallet;
  }

  synchronized @Nullable Wallet wallet(String id) {
    return wallets.get(WalletId.of(id));
  }

  synchronized List<Wallet> walletsOf(CustomerId customer) {
    return wallets.values().stream()
        .filter(wallet -> wallet.owner.equals(customer))
        .toList();
  }

  @Override
  public synchronized void openCustomer(CustomerId customer) {
    calls.put(customer, new ArrayList<>());
  }

  @Override
  public synchronized void setPolicy(WalletProvider provider, OtpPolicy policy) {
    policies.put(provider, policy);
  }

  @Override
  public synchronized void setBalance(WalletId wallet, BigDecimal amount) {
    known(wallets, wallet).held = amount;
  }

  @Override
  public synchronized String newestOtp(WalletId wallet) {
    List<String> otps = known(wallets, wallet).otps;
    return otps.get(otps.size() - 1);
  }

  @Override
  public synchronized int otpsSent(WalletId wallet) {
    return known(wallets, wallet).otps.size();
  }

  @Override
  public synchronized boolean debit(DebitToken token) {
    Instant issued = tokens.remove(token.reveal());
    return issued != null && clock.instant().isBefore(issued.plus(DebitToken.LIFE));
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void advance(Duration duration) {
    clock.advance(duration);
  }

  @Override
  public synchronized List<RoutingId> routingIdsSeen(CustomerId customer) {
    return known(calls, customer).stream().map(HeardCall::routingId).toList();
  }

  @Override
  public synchronized int received(CustomerId customer, WalletOperation operation) {
    return Math.toIntExact(known(calls, customer).stream()
        .filter(call -> call.operation() == operation)
        .count());
  }

  @Override
  public Option<ProviderClock> clock() {
    return Option.some(this);
  }

  @Override
  public Option<ProviderRules> rules() {
    return Option.some(this);
  }

  @Override
  public Option<ProviderFunds> funds() {
    return Option.some(this);
  }

  @Override
  public Option<ProviderJournal> journal() {
    return Option.some(this);
  }

  @Override
  public Option<CallFaults> faults() {
    return Option.some(responses);
  }

  @Override
  public Option<AnswerHold> hold() {
    return Option.some(responses);
  }

  @Override
  public Option<GatewayLog> log() {
    return log;
  }

  /** Adds what the gateway under test logs. */
  void setLog(GatewayLog value) {
    log = Option.some(value);
  }

  @Override
  public boolean isThreadSafe() {
    return true;
  }

  private static <K, V> V known(Map<K, V> all, K key) {
    return Objects.requireNonNull(all.get(key), () -> "unknown: " + key);
  }
}
