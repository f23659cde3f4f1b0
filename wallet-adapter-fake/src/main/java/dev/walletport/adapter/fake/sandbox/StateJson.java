package dev.walletport.adapter.fake.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.Faults;
import dev.walletport.adapter.fake.Faults.Lasting;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.adapter.fake.KnownCustomer;
import dev.walletport.adapter.fake.KnownWallet;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.adapter.fake.RoutingRule;
import dev.walletport.adapter.fake.SmsMessage;
import dev.walletport.adapter.fake.sandbox.Json.Writing;
import dev.walletport.domain.Balance;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.OtpChallenge;
import dev.walletport.domain.OtpChallenge.Exhausted;
import dev.walletport.domain.OtpChallenge.Issued;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The state that the page shows, with one-time passwords and numbers in clear. Of each sort it
 * shows at most about {@value #SHOWN}: the latest messages and calls, and the first in order of all
 * else, wallets counted over all customers.
 */
final class StateJson {

  private static final int SHOWN = 200;

  private final FakeWallets fake;
  private final RoutingRule routing;

  StateJson(FakeWallets fake, RoutingRule routing) {
    this.fake = fake;
    this.routing = routing;
  }

  Writing now() {
    return json -> {
      json.writeStartObject();
      json.writeStringField("now", fake.clock().instant().toString());
      json.writeBooleanField("strict_routing", routing == RoutingRule.REFUSE_CHANGES);
      current(json);
      configuration(json);
      json.writeEndObject();
    };
  }

  private void current(JsonGenerator json) throws IOException {
    List<KnownCustomer> customers = fake.customers();
    json.writeNumberField("customers_total", customers.size());
    Json.list(json, "customers", shown(customers), this::customer);
    Json.list(json, "inbox", latest(fake.inbox().messages()), StateJson::message);
    Json.list(json, "journal", latest(fake.journal()), StateJson::entry);
    Json.list(
        json, "faults", first(counted(fake.faults().settings()).entrySet()), StateJson::setting);
  }

  private void configuration(JsonGenerator json) throws IOException {
    names(
        json,
        "operations",
        Arrays.stream(WalletOperation.values()).map(Enum::name).toList());
    Json.list(json, "fault_kinds", List.of(Fault.Kind.values()), StateJson::kind);
    Json.list(json, "providers", first(providers()), StateJson::provider);
    Json.list(json, "magic_otps", List.of(MagicOtp.values()), StateJson::magic);
  }

  private record ProviderRules(WalletProvider provider, OtpPolicy policy) {}

  /** Customers with about that many wallets in all; of one customer the first wallets alone. */
  private static List<KnownCustomer> shown(List<KnownCustomer> customers) {
    List<KnownCustomer> shown = new ArrayList<>();
    int wallets = 0;
    for (KnownCustomer customer : first(customers)) {
      if (wallets < SHOWN) {
        shown.add(customer);
        wallets += customer.wallets().size();
      }
    }
    return shown;
  }

  private static <T> List<T> first(Collection<T> inOrder) {
    return inOrder.stream().limit(SHOWN).toList();
  }

  private static <T> List<T> latest(List<T> oldestFirst) {
    int size = oldestFirst.size();
    List<T> latest = new ArrayList<>(oldestFirst.subList(Math.max(0, size - SHOWN), size));
    Collections.reverse(latest);
    return latest;
  }

  private void customer(JsonGenerator json, KnownCustomer customer) throws IOException {
    json.writeStringField("id", customer.id().value());
    json.writeBooleanField("locked", customer.access() == KnownCustomer.Access.LOCKED);
    Json.text(json, "routing_id", customer.routingId());
    Json.list(json, "wallets", first(customer.wallets()), this::wallet);
  }

  private void wallet(JsonGenerator json, KnownWallet wallet) throws IOException {
    Option<Balance> known = wallet
        .account()
        .fold(unlinked -> Option.none(), linked -> linked.funds().balance());
    json.writeStringField("id", wallet.account().id().value());
    json.writeStringField("provider", wallet.account().provider().code());
    json.writeBooleanField("linked", wallet.account().fold(unlinked -> false, linked -> true));
    json.writeStringField("holds", wallet.holds().toPlainString());
    Json.text(json, "known_balance", known.map(Balance::amount).map(BigDecimal::toPlainString));
    Json.text(json, "refreshed_at", known.flatMap(Balance::readAt));
    Json.text(json, "mobile_number", wallet.mobileNumber().map(MobileNumber::reveal));
    json.writeFieldName("otp");
    if (wallet.challenge().isEmpty()) {
      json.writeNull();
    } else {
      challenge(json, wallet.challenge().get());
    }
  }

  private void challenge(JsonGenerator json, OtpChallenge challenge) throws IOException {
    Instant now = fake.clock().instant();
    Option<Issued> open = open(challenge, now);
    json.writeStartObject();
    json.writeStringField("state", state(challenge, open));
    number(json, "guesses_left", open.map(Issued::guessesLeft));
    json.writeNumberField("guesses", challenge.policy().guesses());
    json.writeStringField("issued_at", challenge.issuedAt().toString());
    Json.text(json, "expires_at", open.map(Issued::expiresAt));
    number(json, "seconds_left", open.map(issued -> seconds(now, issued.expiresAt())));
    Json.text(json, "locked_until", lock(challenge).filter(now::isBefore));
    json.writeEndObject();
  }

  private static Option<Issued> open(OtpChallenge challenge, Instant now) {
    return challenge instanceof Issued issued && now.isBefore(issued.expiresAt())
        ? Option.some(issued)
        : Option.none();
  }

  /** An expired password stays issued in the fake until it is tried; shown as expired. */
  private static String state(OtpChallenge challenge, Option<Issued> open) {
    return challenge instanceof Issued && open.isEmpty()
        ? "EXPIRED"
        : challenge.getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }

  private static Option<Instant> lock(OtpChallenge challenge) {
    return challenge instanceof Exhausted exhausted
        ? Option.some(exhausted.lockedUntil())
        : Option.none();
  }

  private static long seconds(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds();
  }

  private static void number(JsonGenerator json, String name, Option<? extends Number> value)
      throws IOException {
    if (value.isEmpty()) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value.get().longValue());
    }
  }

  private static void message(JsonGenerator json, SmsMessage message) throws IOException {
    json.writeStringField("at", message.sentAt().toString());
    json.writeStringField("wallet", message.wallet().value());
    json.writeStringField("provider", message.provider().code());
    Json.text(json, "to", message.to().map(MobileNumber::reveal));
    json.writeStringField("otp", message.otp().reveal());
    json.writeStringField("text", message.text());
  }

  private static void entry(JsonGenerator json, JournalEntry entry) throws IOException {
    json.writeStringField("at", entry.at().toString());
    json.writeStringField("operation", entry.operation().name());
    json.writeStringField("customer", entry.customer().id().value());
    json.writeStringField("routing_id", entry.customer().routingId().value());
    json.writeBooleanField("routing_changed", entry.routing() == JournalEntry.Routing.CHANGED);
    Json.text(json, "wallet", entry.wallet());
    json.writeStringField("outcome", entry.failure().map(WalletFailure::kind).getOrElse("done"));
    Json.text(json, "fault", entry.fault());
  }

  /** The same fault for several calls is listed once, with their number. */
  private static Map<Faults.Setting, Integer> counted(List<Faults.Setting> settings) {
    Map<Faults.Setting, Integer> counted = new LinkedHashMap<>();
    settings.forEach(setting -> counted.merge(setting, 1, Integer::sum));
    return counted;
  }

  private static void setting(JsonGenerator json, Map.Entry<Faults.Setting, Integer> counted)
      throws IOException {
    Faults.Setting setting = counted.getKey();
    boolean once = setting.lasting() == Lasting.ONE_CALL;
    json.writeStringField("operation", setting.operation().name());
    json.writeStringField("fault", FaultCommands.name(setting.fault().kind()));
    json.writeStringField("words", setting.fault().toString());
    number(json, "times", once ? Option.some(counted.getValue()) : Option.none());
  }

  private static void kind(JsonGenerator json, Fault.Kind kind) throws IOException {
    json.writeStringField("fault", FaultCommands.name(kind));
    json.writeStringField("words", kind.words());
    names(
        json,
        "operations",
        kind.operations().stream().map(WalletOperation::name).toList());
    names(json, "needs", FaultCommands.needs(kind));
  }

  /** Those with rules: a reset may take a provider away after it was listed. */
  private List<ProviderRules> providers() {
    return fake.providers().stream()
        .flatMap(provider -> fake.policy(provider)
            .map(policy -> new ProviderRules(provider, policy))
            .toJavaStream())
        .toList();
  }

  private static void provider(JsonGenerator json, ProviderRules rules) throws IOException {
    OtpPolicy policy = rules.policy();
    json.writeStringField("provider", rules.provider().code());
    json.writeNumberField("length", policy.form().most());
    json.writeNumberField("validity_seconds", policy.validity().toSeconds());
    json.writeNumberField("guesses", policy.guesses());
    json.writeNumberField("resend_seconds", policy.resendAfter().toSeconds());
    json.writeNumberField("lock_seconds", policy.lock().toSeconds());
  }

  private static void magic(JsonGenerator json, MagicOtp magic) throws IOException {
    json.writeStringField("typed", magic.typed());
    json.writeStringField("name", magic.name());
  }

  private static void names(JsonGenerator json, String name, List<String> names)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String one : names) {
      json.writeString(one);
    }
    json.writeEndArray();
  }
}
