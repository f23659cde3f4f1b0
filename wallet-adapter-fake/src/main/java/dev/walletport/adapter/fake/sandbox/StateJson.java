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
import dev.walletport.adapter.fake.sandbox.ListQuery.Page;
import dev.walletport.domain.Balance;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.OtpChallenge;
import dev.walletport.domain.OtpChallenge.Exhausted;
import dev.walletport.domain.OtpChallenge.Issued;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
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
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The state that the page shows, with one-time passwords, numbers and tokens in clear, and its
 * lists one by one. Every list comes with the number of all its rows and of those that match the
 * query, and with a page of the latter.
 */
final class StateJson {

  /** The most wallets in the state, counted over all customers, and the most of other things. */
  private static final int SHOWN = ListQuery.USUAL_LIMIT;

  private final FakeWallets fake;
  private final Access access;
  private final RequestLog requests;
  private final IssuedTokens tokens;
  private final WireDelays delays;

  /**
   * Makes one.
   *
   * @param records what the sandbox itself knows beside the fake
   */
  StateJson(FakeWallets fake, Access access, Records records) {
    this.fake = fake;
    this.access = access;
    this.requests = records.requests();
    this.tokens = records.tokens();
    this.delays = records.delays();
  }

  /**
   * What a client has to know.
   *
   * @param routing whether a routing id may change
   * @param apiKey the one that is accepted; none if each is
   * @param publicUrls of servers in front
   */
  record Access(RoutingRule routing, Option<String> apiKey, List<String> publicUrls) {}

  /** What the sandbox itself knows beside the fake. */
  record Records(RequestLog requests, IssuedTokens tokens, WireDelays delays) {}

  /** Forgets requests and tokens. */
  void forget() {
    requests.clear();
    tokens.clear();
  }

  Writing now(ListQuery query) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("now", fake.clock().instant().toString());
      json.writeStringField("clock", fake.clock().isRunning() ? "running" : "stopped");
      access(json);
      current(json, query);
      configuration(json);
      json.writeEndObject();
    };
  }

  private void access(JsonGenerator json) throws IOException {
    json.writeBooleanField("strict_routing", access.routing() == RoutingRule.REFUSE_CHANGES);
    Json.text(json, "api_key", access.apiKey());
    Json.names(json, "public_urls", access.publicUrls());
  }

  private void current(JsonGenerator json, ListQuery query) throws IOException {
    Page<KnownCustomer> customers = query.page(fake.customers(), StateJson::facets);
    counts(json, "customers", customers);
    json.writeNumberField("wallets_total", walletsOf(fake.customers()).size());
    Json.list(json, "customers", withAboutSoManyWallets(customers.shown()), this::customer);
    rows(json, "inbox", query.page(newestMessages(), this::facets), this::message);
    rows(json, "journal", query.page(newestCalls(), StateJson::facets), entries());
    rows(
        json,
        "requests",
        query.page(requests.newestFirst(), RecordedRequest::facets),
        (out, request) -> request.write(out));
    faults(json);
  }

  private void faults(JsonGenerator json) throws IOException {
    Map<Faults.Setting, Integer> faults = counted(fake.faults().settings());
    Map<WireDelays.Setting, Integer> waits = counted(delays.settings());
    json.writeNumberField("faults_total", faults.size() + waits.size());
    json.writeArrayFieldStart("faults");
    for (Map.Entry<Faults.Setting, Integer> fault : first(faults.entrySet())) {
      json.writeStartObject();
      setting(json, fault);
      json.writeEndObject();
    }
    for (Map.Entry<WireDelays.Setting, Integer> wait : first(waits.entrySet())) {
      json.writeStartObject();
      delay(json, wait);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static <T> void rows(
      JsonGenerator json, String name, Page<T> page, Json.Element<T> element) throws IOException {
    counts(json, name, page);
    Json.list(json, name, page.shown(), element);
  }

  private static void counts(JsonGenerator json, String name, Page<?> page) throws IOException {
    json.writeNumberField(name + "_total", page.total());
    json.writeNumberField(name + "_matching", page.matching().size());
  }

  Writing customers(ListQuery query) {
    return list(query, query.page(fake.customers(), StateJson::facets), this::customer);
  }

  Writing wallets(ListQuery query) {
    return list(query, query.page(walletsOf(fake.customers()), StateJson::facets), this::wallet);
  }

  Writing messages(ListQuery query) {
    return list(query, query.page(newestMessages(), this::facets), this::message);
  }

  Writing journal(ListQuery query) {
    return list(query, query.page(newestCalls(), StateJson::facets), entries());
  }

  /** With the operations and the outcomes that the requests of the scope have. */
  Writing requests(ListQuery query, RequestScope scope) {
    List<RecordedRequest> listed =
        requests.newestFirst().stream().filter(scope::has).toList();
    Page<RecordedRequest> page = query.page(listed, RecordedRequest::facets);
    return json -> {
      json.writeStartObject();
      Json.names(json, "operations", distinct(listed, one -> one.subject().operation()));
      Json.names(json, "outcomes", distinct(listed, RecordedRequest::outcome));
      part(json, query, page);
      Json.list(json, "items", page.shown(), (out, request) -> request.writeWithTexts(out));
      json.writeEndObject();
    };
  }

  private static List<String> distinct(
      List<RecordedRequest> requests, Function<RecordedRequest, String> name) {
    return requests.stream().map(name).distinct().sorted().toList();
  }

  Option<Writing> request(long number) {
    return requests.find(number).map(request -> json -> {
      json.writeStartObject();
      request.writeWithTexts(json);
      json.writeEndObject();
    });
  }

  private static <T> Writing list(ListQuery query, Page<T> page, Json.Element<T> element) {
    return json -> {
      json.writeStartObject();
      part(json, query, page);
      Json.list(json, "items", page.shown(), element);
      json.writeEndObject();
    };
  }

  private static void part(JsonGenerator json, ListQuery query, Page<?> page) throws IOException {
    json.writeNumberField("total", page.total());
    json.writeNumberField("matching", page.matching().size());
    json.writeNumberField("offset", query.page().offset());
  }

  private List<SmsMessage> newestMessages() {
    return newestFirst(fake.inbox().messages());
  }

  private List<JournalEntry> newestCalls() {
    return newestFirst(fake.journal());
  }

  private static <T> List<T> newestFirst(List<T> oldestFirst) {
    List<T> newest = new ArrayList<>(oldestFirst);
    Collections.reverse(newest);
    return newest;
  }

  private static List<KnownWallet> walletsOf(List<KnownCustomer> customers) {
    return customers.stream().flatMap(customer -> customer.wallets().stream()).toList();
  }

  private static Facets facets(KnownCustomer customer) {
    List<String> wallets =
        customer.wallets().stream().map(wallet -> wallet.account().id().value()).toList();
    List<String> numbers = customer.wallets().stream()
        .flatMap(wallet -> wallet.mobileNumber().map(MobileNumber::reveal).toJavaStream())
        .toList();
    return new Facets(Option.some(customer.id().value()), wallets, "", "", numbers);
  }

  private static Facets facets(KnownWallet wallet) {
    return new Facets(
        Option.some(wallet.owner().value()),
        List.of(wallet.account().id().value()),
        "",
        "",
        List.of(
            wallet.account().provider().code(),
            wallet.mobileNumber().map(MobileNumber::reveal).getOrElse("")));
  }

  private Facets facets(SmsMessage message) {
    return new Facets(
        owner(message.wallet()),
        List.of(message.wallet().value()),
        "",
        "",
        List.of(message.text(), message.to().map(MobileNumber::reveal).getOrElse("")));
  }

  private static Facets facets(JournalEntry entry) {
    return new Facets(
        Option.some(entry.customer().id().value()),
        entry.wallet().map(WalletId::value).toJavaList(),
        entry.operation().name(),
        outcome(entry),
        List.of());
  }

  private Option<String> owner(WalletId wallet) {
    return fake.wallet(wallet).map(KnownWallet::owner).map(CustomerId::value);
  }

  private void configuration(JsonGenerator json) throws IOException {
    Json.names(
        json,
        "operations",
        Arrays.stream(WalletOperation.values()).map(Enum::name).toList());
    kinds(json);
    Json.list(json, "providers", first(providers()), StateJson::provider);
    Json.list(json, "magic_otps", List.of(MagicOtp.values()), StateJson::magic);
  }

  private record ProviderRules(WalletProvider provider, OtpPolicy policy) {}

  /** The first customers, with about so many wallets in all. */
  private static List<KnownCustomer> withAboutSoManyWallets(List<KnownCustomer> customers) {
    List<KnownCustomer> shown = new ArrayList<>();
    int wallets = 0;
    for (KnownCustomer customer : customers) {
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

  private void customer(JsonGenerator json, KnownCustomer customer) throws IOException {
    json.writeStringField("id", customer.id().value());
    json.writeBooleanField("locked", customer.access() == KnownCustomer.Access.LOCKED);
    Json.text(json, "routing_id", customer.routingId().flatMap(GatewayCalls::sent));
    json.writeBooleanField(
        "called_without_routing_id",
        customer.routingId().exists(id -> GatewayCalls.sent(id).isEmpty()));
    json.writeNumberField("wallets_total", customer.wallets().size());
    Json.list(json, "wallets", first(customer.wallets()), this::wallet);
  }

  private void wallet(JsonGenerator json, KnownWallet wallet) throws IOException {
    Option<Balance> known = wallet
        .account()
        .fold(unlinked -> Option.none(), linked -> linked.funds().balance());
    json.writeStringField("id", wallet.account().id().value());
    json.writeStringField("customer", wallet.owner().value());
    json.writeStringField("provider", wallet.account().provider().code());
    json.writeBooleanField("linked", wallet.account().fold(unlinked -> false, linked -> true));
    json.writeStringField("holds", wallet.holds().toPlainString());
    Json.text(json, "known_balance", known.map(Balance::amount).map(BigDecimal::toPlainString));
    Json.text(json, "refreshed_at", known.flatMap(Balance::readAt));
    Json.text(json, "mobile_number", wallet.mobileNumber().map(MobileNumber::reveal));
    Json.text(json, "token", tokens.newest(wallet.account().id()).map(DebitToken::reveal));
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
    Json.number(json, "guesses_left", open.map(Issued::guessesLeft));
    json.writeNumberField("guesses", challenge.policy().guesses());
    json.writeStringField("issued_at", challenge.issuedAt().toString());
    Json.text(json, "expires_at", open.map(Issued::expiresAt));
    Json.number(json, "seconds_left", open.map(issued -> seconds(now, issued.expiresAt())));
    Json.text(json, "locked_until", lock(challenge).filter(now::isBefore));
    json.writeEndObject();
  }

  private static Option<Issued> open(OtpChallenge challenge, Instant now) {
    return challenge instanceof Issued issued && now.isBefore(issued.expiresAt())
        ? Option.some(issued)
        : Option.none();
  }

  /** An expired password stays issued in the fake until it is guessed at; shown as expired. */
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

  private void message(JsonGenerator json, SmsMessage message) throws IOException {
    json.writeStringField("at", message.sentAt().toString());
    Json.text(json, "customer", owner(message.wallet()));
    json.writeStringField("wallet", message.wallet().value());
    json.writeStringField("provider", message.provider().code());
    Json.text(json, "to", message.to().map(MobileNumber::reveal));
    json.writeStringField("otp", message.otp().reveal());
    json.writeStringField("text", message.text());
  }

  private Json.Element<JournalEntry> entries() {
    IdentityHashMap<JournalEntry, Long> numbers = requests.numbersByCall();
    return (json, entry) -> {
      entry(json, entry);
      Json.number(json, "request", Option.of(numbers.get(entry)));
    };
  }

  private static void entry(JsonGenerator json, JournalEntry entry) throws IOException {
    json.writeStringField("at", entry.at().toString());
    json.writeStringField("operation", entry.operation().name());
    json.writeStringField("customer", entry.customer().id().value());
    Json.text(json, "routing_id", GatewayCalls.sent(entry.customer().routingId()));
    json.writeBooleanField("routing_changed", entry.routing() == JournalEntry.Routing.CHANGED);
    Json.text(json, "wallet", entry.wallet());
    json.writeStringField("outcome", outcome(entry));
    Json.text(json, "fault", entry.fault());
  }

  private static String outcome(JournalEntry entry) {
    return entry.failure().map(WalletFailure::kind).getOrElse("done");
  }

  /** The same fault for several calls is listed once, with their number. */
  private static <T> Map<T, Integer> counted(List<T> settings) {
    Map<T, Integer> counted = new LinkedHashMap<>();
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
    Json.number(json, "times", once ? Option.some(counted.getValue()) : Option.none());
  }

  private static void delay(JsonGenerator json, Map.Entry<WireDelays.Setting, Integer> counted)
      throws IOException {
    WireDelays.Setting setting = counted.getKey();
    boolean once = setting.lasting() == WireDelays.Lasting.ONE_CALL;
    json.writeStringField("operation", setting.operation().name());
    json.writeStringField("fault", WireDelays.NAME);
    json.writeStringField("words", setting.words());
    Json.number(json, "times", once ? Option.some(counted.getValue()) : Option.none());
  }

  private static void kinds(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("fault_kinds");
    for (Fault.Kind kind : Fault.Kind.values()) {
      json.writeStartObject();
      kind(json, kind);
      json.writeEndObject();
    }
    json.writeStartObject();
    json.writeStringField("fault", WireDelays.NAME);
    json.writeStringField("words", WireDelays.WORDS);
    json.writeStringField("explanation", FaultExplanations.WAIT);
    Json.names(json, "operations", names(List.of(WalletOperation.values())));
    Json.names(json, "needs", List.of("seconds"));
    json.writeEndObject();
    json.writeEndArray();
  }

  private static List<String> names(Collection<WalletOperation> operations) {
    return operations.stream().map(WalletOperation::name).toList();
  }

  private static void kind(JsonGenerator json, Fault.Kind kind) throws IOException {
    json.writeStringField("fault", FaultCommands.name(kind));
    json.writeStringField("words", kind.words());
    json.writeStringField("explanation", FaultExplanations.of(kind));
    Json.names(
        json,
        "operations",
        kind.operations().stream().map(WalletOperation::name).toList());
    Json.names(json, "needs", FaultCommands.needs(kind));
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
}
