package dev.walletport.adapter.fake.sandbox.clients;

import static dev.walletport.adapter.fake.sandbox.clients.PopulatedSandbox.ASHA;
import static dev.walletport.adapter.fake.sandbox.clients.PopulatedSandbox.RAVI;
import static dev.walletport.adapter.fake.sandbox.clients.PopulatedSandbox.otherThan;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.CLOCK;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.FILTERS;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.GOT;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.JOURNAL;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.REQUEST;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.REQUESTS;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.REQUESTS_PART;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.SENT;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.customer;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.wallet;
import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.domain.Customer;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What the client sent and got, on the page in a real browser. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(SandboxInBrowser.class)
class RequestsOnThePageTest {

  private final SandboxPage page;
  private final Browser browser;
  private final FakeWallets fake;
  private final WalletApiClient client;
  private final PopulatedSandbox sandbox;

  RequestsOnThePageTest(SandboxPage page) {
    this.page = page;
    this.browser = page.browser();
    this.fake = page.fake();
    this.client = page.client(ASHA);
    this.sandbox = new PopulatedSandbox(page);
  }

  @Test
  void a_request_stands_beside_its_response_as_both_were_on_the_wire() throws Exception {
    WalletId wallet = sandbox.open(ASHA, WalletProvider.MOBIKWIK);
    client.requestOtp(wallet);
    String wrong = otherThan(fake.inbox().newestOtp(wallet));

    client.link(wallet, wrong);

    browser.see(REQUEST, "LINK", "400", "OtpRejected.Wrong");
    browser.see(SENT, "POST /wallets/" + wallet, "x-routing-id: " + ASHA, "Authorization: Basic");
    browser.see(SENT, "command=link&otp=" + wrong);
    browser.see(GOT, "HTTP/1.1 400", "\"error_code\": ");
    assertThat(beside(SENT, GOT)).isTrue();
  }

  @Test
  void a_request_is_copied_as_a_line_of_curl_that_sends_it_again() throws Exception {
    InstalledPrograms programs = InstalledPrograms.ofThisMachine();
    Path shell = programs.find("SHELL", List.of("sh")).get();
    assumeThat(programs.find("CURL", List.of("curl"))).isNotEmpty();
    WalletId wallet = sandbox.open(ASHA, WalletProvider.MOBIKWIK);
    client.link(wallet, "it's-$HOME");
    browser.see(SENT, "otp=it's-$HOME");

    String line = browser
        .find(SENT + " [aria-label='Copy the request as curl']")
        .getDomAttribute("data-copy");
    ProcessBuilder curl = new ProcessBuilder(shell.toString(), "-c", Objects.requireNonNull(line))
        .redirectError(Redirect.DISCARD)
        .redirectOutput(Redirect.DISCARD);
    curl.environment().put("no_proxy", "*");
    assertThat(curl.start().waitFor(20, TimeUnit.SECONDS)).isTrue();

    browser.see(REQUESTS_PART, "2, the newest first");
    browser.see(REQUEST, "LINK", "400", "OtpRejected");
    browser.see(SENT, "User-Agent: Java-http-client", "x-routing-id: " + ASHA, "otp=it's-$HOME");
  }

  private boolean beside(String left, String right) {
    return Objects.equals(browser.ask("""
            const [left, right] = [...arguments].map((css) =>
              document.querySelector(css).getBoundingClientRect());
            return left.right <= right.left && Math.abs(left.top - right.top) < 1;
            """, left, right), true);
  }

  @Test
  void a_request_that_is_refused_before_it_reaches_the_provider_has_a_row_with_its_code()
      throws Exception {
    client.get("//wallets/x");
    client.get("/nowhere");
    client.post("/wallets/x", "command=link&command=delink");

    browser.see(REQUESTS_PART, "3, the newest first");
    browser.see(REQUESTS, "404", "object_not_found", "GET //wallets/x", "GET /nowhere");
    browser.see(REQUESTS, "400", "refused");
  }

  @Test
  void two_taps_at_the_same_moment_are_two_rows_of_two_numbers() throws Exception {
    WalletId wallet = sandbox.open(ASHA, WalletProvider.MOBIKWIK);
    client.requestOtp(wallet);
    String otp = fake.inbox().newestOtp(wallet);

    CompletableFuture.allOf(client.linkLater(wallet, otp), client.linkLater(wallet, otp))
        .join();

    browser.see(REQUESTS_PART, "3, the newest first");
    List<String> numbers = page.requestRows().stream()
        .map(row -> row.getDomAttribute("data-number"))
        .toList();
    assertThat(numbers).doesNotHaveDuplicates().hasSize(3);
    browser.see(REQUESTS, "LINK", "200", "400");
  }

  @Test
  void a_response_that_never_came_is_told_in_words() throws Exception {
    WalletId wallet = sandbox.open(ASHA, WalletProvider.MOBIKWIK);

    assertThat(client.linkLater(wallet, MagicOtp.ANSWER_LOST.typed()))
        .failsWithin(Duration.ofSeconds(10));

    browser.see(REQUESTS, "none", "OutcomeUnknown", "fault: answer lost");
    browser.see(GOT, "No response: the connection was closed before its first byte.");
  }

  @Test
  void what_the_page_does_itself_is_shown_when_it_is_asked_for() throws Exception {
    WalletId wallet = sandbox.open(ASHA, WalletProvider.MOBIKWIK);
    client.requestOtp(wallet);
    browser.see(REQUESTS, "REQUEST_OTP");

    page.press(CLOCK, "+1 min");
    browser.see("#clock", "09:01:00");
    assertThat(browser.find(REQUESTS).getText()).doesNotContain("CLOCK");
    page.choose(FILTERS, "Of", "the controls, too");

    browser.see(REQUESTS, "REQUEST_OTP", "CLOCK");
  }

  @Test
  void the_requests_of_a_wallet_are_one_click_away() throws Exception {
    WalletId one = sandbox.open(ASHA, WalletProvider.MOBIKWIK);
    WalletId other = sandbox.open(ASHA, WalletProvider.PAYTM);
    client.requestOtp(one);
    client.requestOtp(other);
    browser.see(REQUESTS, one.value(), other.value());

    page.press(wallet(one), "Requests of " + one);

    browser.see(REQUESTS_PART, "1 of 2, the newest first");
    assertThat(page.field(FILTERS, "Wallet").getDomProperty("value")).isEqualTo(one.value());
    assertThat(browser.find(REQUESTS).getText())
        .contains(one.value())
        .doesNotContain(other.value());
  }

  @Nested
  class Filters {

    private WalletId hers;

    @BeforeEach
    void requestsOfTwoCustomers() throws Exception {
      hers = sandbox.open(ASHA, WalletProvider.MOBIKWIK);
      WalletId his = sandbox.open(RAVI, WalletProvider.PAYTM);
      client.requestOtp(hers);
      client.link(hers, "not-an-otp");
      client.link(hers, MagicOtp.LINKED.typed());
      page.client(RAVI).requestOtp(his);
      browser.see(REQUESTS_PART, "4, the newest first");
    }

    @Test
    void leave_the_requests_of_one_customer() {
      page.type(FILTERS, "Customer", RAVI.value());

      browser.see(REQUESTS_PART, "1 of 4, the newest first");
      browser.see(REQUESTS, RAVI.value());
    }

    @Test
    void leave_one_operation_and_one_outcome() {
      page.choose(FILTERS, "Operation", "LINK");
      browser.see(REQUESTS_PART, "2 of 4, the newest first");

      page.choose(FILTERS, "Outcome", "done");
      browser.see(REQUESTS_PART, "1 of 4, the newest first");
      browser.see(REQUESTS, "LINK", "200");
    }

    @Test
    void offer_the_operations_and_outcomes_that_there_are() {
      assertThat(page.options(FILTERS, "Operation")).containsExactly("any", "LINK", "REQUEST_OTP");
      assertThat(page.options(FILTERS, "Outcome")).contains("any", "done").hasSize(3);
    }

    @Test
    void find_a_text_in_a_request_or_a_response() {
      page.type(FILTERS, "Contains", "not-an-otp");

      browser.see(REQUESTS_PART, "1 of 4, the newest first");
      browser.see(SENT, "otp=not-an-otp");
    }

    @Test
    void survive_a_reload_and_are_cleared_at_once() {
      page.type(FILTERS, "Wallet", hers.value());
      page.choose(FILTERS, "Operation", "LINK");
      browser.see(REQUESTS_PART, "2 of 4, the newest first");

      browser.reload();
      browser.see(REQUESTS_PART, "2 of 4, the newest first");
      assertThat(page.chosen(FILTERS, "Operation")).isEqualTo("LINK");

      page.press(FILTERS, "Clear filters");
      browser.see(REQUESTS_PART, "4, the newest first");
      assertThat(page.field(FILTERS, "Wallet").getDomProperty("value")).isEmpty();
    }
  }

  @Nested
  class Many {

    @Test
    void are_paged_and_none_is_dropped_without_a_hint() throws Exception {
      for (int i = 0; i < 45; i++) {
        client.get("/nowhere/" + i);
      }
      browser.see(REQUESTS_PART, "1 to 20 of 45", "GET /nowhere/44");

      page.press(REQUESTS_PART, "Next requests");
      browser.see(REQUESTS_PART, "21 to 40 of 45");
      page.press(REQUESTS_PART, "Next requests");
      browser.see(REQUESTS_PART, "41 to 45 of 45", "GET /nowhere/0");
    }

    @Test
    void are_gone_through_with_the_arrow_keys() throws Exception {
      client.get("/nowhere/older");
      client.get("/nowhere/newer");
      browser.see(SENT, "/nowhere/newer");
      page.requestRows().get(0).click();
      browser.find(REQUESTS + " button[aria-current='true']").sendKeys("");

      browser.type(Keys.ARROW_DOWN);
      browser.see(SENT, "/nowhere/older");
      browser.type(Keys.ARROW_UP);
      browser.see(SENT, "/nowhere/newer");
    }

    @Test
    void are_followed_by_the_newest_until_one_is_chosen() throws Exception {
      client.get("/nowhere/1");
      browser.see(SENT, "/nowhere/1");
      client.get("/nowhere/2");
      browser.see(SENT, "/nowhere/2");

      WebElement older = page.requestRows().get(1);
      older.click();
      browser.see(SENT, "/nowhere/1");
      client.get("/nowhere/3");
      browser.see(REQUESTS, "/nowhere/3");
      assertThat(browser.find(SENT).getText()).contains("/nowhere/1");

      page.press(REQUEST, "Follow the newest");
      browser.see(SENT, "/nowhere/3");
    }
  }

  @Nested
  class Journal {

    @Test
    void has_the_calls_that_reached_the_provider_in_process_too() throws Exception {
      WalletId wallet = sandbox.open(ASHA, WalletProvider.MOBIKWIK);
      client.requestOtp(wallet);
      fake.faults().next(WalletOperation.LIST, Fault.refused("code", "message"));
      ignore(fake.gateway().list(Customer.registered(ASHA)));
      browser.see(REQUESTS_PART, "1, the newest first");

      page.unfold(REQUESTS_PART, "Journal of the provider");

      browser.see(
          JOURNAL, "CREATE", "REQUEST_OTP", "done", "LIST", "failure Refused", "fault: refused");
      browser.see("#journal-note", "3 calls");
    }

    @Test
    void tells_a_routing_id_that_is_not_the_customers() throws Exception {
      fake.openCustomer(ASHA);
      WalletId wallet = fake.openWallet(ASHA, NewWallet.at(WalletProvider.MOBIKWIK));
      new WalletApiClient(page.sandbox().uri(), "cart_77").requestOtp(wallet);
      browser.see(customer(ASHA), "routing id cart_77");

      page.unfold(REQUESTS_PART, "Journal of the provider");

      browser.see(JOURNAL, "REQUEST_OTP", "routed as cart_77");
    }
  }
}
