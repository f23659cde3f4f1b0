package dev.walletport.adapter.fake.sandbox.clients;

import static dev.walletport.adapter.fake.sandbox.clients.PopulatedSandbox.ASHA;
import static dev.walletport.adapter.fake.sandbox.clients.PopulatedSandbox.NUMBER;
import static dev.walletport.adapter.fake.sandbox.clients.PopulatedSandbox.RAVI;
import static dev.walletport.adapter.fake.sandbox.clients.PopulatedSandbox.otherThan;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.CLOCK;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.CUSTOMER;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.CUSTOMERS;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.CUSTOMERS_PART;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.INBOX;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.INBOX_PART;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.OPEN_CUSTOMER;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.OPEN_WALLET;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.SAID;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.customer;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.refusal;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.row;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.state;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.wallet;
import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeClock;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.KnownCustomer;
import dev.walletport.adapter.fake.KnownWallet;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WebElement;

/** What the customer sees, on the page in a real browser. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(SandboxInBrowser.class)
class CustomersOnThePageTest {

  /** As Chromium writes it into the console, whatever the page makes of it. */
  private static final String REFUSED = "the server responded with a status of ";

  private final SandboxPage page;
  private final Browser browser;
  private final FakeWallets fake;
  private final WalletApiClient client;
  private final PopulatedSandbox sandbox;

  CustomersOnThePageTest(SandboxPage page) {
    this.page = page;
    this.browser = page.browser();
    this.fake = page.fake();
    this.client = page.client(ASHA);
    this.sandbox = new PopulatedSandbox(page);
  }

  @Test
  void a_newcomer_opens_a_customer_and_a_wallet_by_the_page_alone() {
    browser.see(CUSTOMERS, "No customer yet.");
    browser.see(CUSTOMER, "Open a customer here");

    page.type(OPEN_CUSTOMER, "Id of a new customer", "customer_1122");
    page.press(OPEN_CUSTOMER, "Open customer");
    browser.see(customer(ASHA), "No wallet yet");

    page.type(OPEN_WALLET, "Provider", "PAYTM");
    page.type(OPEN_WALLET, "Mobile number", "9876543210");
    page.press(OPEN_WALLET, "Open wallet");
    browser.see(customer(ASHA), "PAYTM", "unlinked", "9876543210", "ISSUED");
    browser.see(INBOX, "PAYTM to 9876543210");

    KnownWallet opened = known(ASHA).wallets().get(0);
    assertThat(opened.account().provider()).isEqualTo(WalletProvider.PAYTM);
    assertThat(opened.mobileNumber()).contains(NUMBER);
  }

  @Test
  void a_wallet_may_be_opened_without_number_and_first_otp() {
    fake.openCustomer(ASHA);
    browser.see(customer(ASHA), ASHA.value());

    page.type(OPEN_WALLET, "Provider", "MOBIKWIK");
    page.field(OPEN_WALLET, "Send the first OTP").click();
    page.press(OPEN_WALLET, "Open wallet");

    browser.see(customer(ASHA), "none", "No OTP requested");
    browser.see(INBOX, "No message yet.");
  }

  @Test
  void a_wallet_may_have_a_provider_and_an_id_of_ones_own() {
    fake.openCustomer(ASHA);
    browser.see(customer(ASHA), ASHA.value());

    page.type(OPEN_WALLET, "Provider", "PAYPAL");
    page.type(OPEN_WALLET, "Wallet id", "wlt_yvuidaupkvz3");
    page.press(OPEN_WALLET, "Open wallet");

    browser.see(wallet(WalletId.of("wlt_yvuidaupkvz3")), "PAYPAL", "ISSUED");
  }

  @Test
  void a_refused_customer_id_stands_in_the_form_with_the_reason() {
    page.type(OPEN_CUSTOMER, "Id of a new customer", "two words");
    page.press(OPEN_CUSTOMER, "Open customer");
    browser.see(refusal(OPEN_CUSTOMER), "visible ASCII");
    assertThat(page.field(OPEN_CUSTOMER, "Id of a new customer").getDomProperty("value"))
        .isEqualTo("two words");

    page.type(OPEN_CUSTOMER, "Id of a new customer", ASHA.value());
    page.press(OPEN_CUSTOMER, "Open customer");
    browser.see(CUSTOMERS, ASHA.value());
    browser.seeNo(refusal(OPEN_CUSTOMER));
    assertThat(browser.complaints()).hasSize(1).allMatch(line -> line.contains(REFUSED + "400"));
  }

  @Test
  void a_customer_is_locked_and_unlocked() {
    fake.openCustomer(ASHA);
    browser.see(customer(ASHA), ASHA.value());

    page.press(customer(ASHA), "Lock " + ASHA);
    browser.see(customer(ASHA), "locked", "Unlock");
    browser.see(row(ASHA), "locked");
    assertThat(known(ASHA).access()).isEqualTo(KnownCustomer.Access.LOCKED);

    page.press(customer(ASHA), "Unlock " + ASHA);
    browser.until("it is free", () -> known(ASHA).access() == KnownCustomer.Access.FREE);
    browser.see(customer(ASHA), "Lock");
  }

  @Nested
  class One_wallet {

    @Test
    void shows_what_a_client_does_as_it_happens() throws Exception {
      WalletId wallet = sandbox.open(ASHA, WalletProvider.LAZYPAY);
      fake.setBalance(wallet, new BigDecimal("250.50"));
      browser.see(
          wallet(wallet), "unlinked", "Holds\n250.50", "Last shown\nnever", "No OTP requested");
      browser.ask("window.isStillThere = true");

      assertThat(client.requestOtp(wallet)).isEqualTo(200);
      String otp = fake.inbox().newestOtp(wallet);
      browser.see(INBOX, otp, "LAZYPAY to 9876543210", ASHA.value(), wallet.value());
      browser.see(wallet(wallet), "ISSUED", "3 of 3 guesses left", "10:00 left");

      page.press(CLOCK, "+1 min");
      browser.see(wallet(wallet), "9:00 left");
      page.press(CLOCK, "+15 s");
      browser.see(wallet(wallet), "8:45 left");

      assertThat(client.link(wallet, MagicOtp.WRONG.typed())).isEqualTo(400);
      assertThat(client.link(wallet, otherThan(otp))).isEqualTo(400);
      browser.see(wallet(wallet), "2 of 3 guesses left");

      assertThat(client.link(wallet, otp)).isEqualTo(200);
      browser.see(wallet(wallet), "Last shown\n250.50 at 09:01:15");
      assertThat(browser.find(state(wallet)).getText()).isEqualTo("linked");
      assertThat(browser.ask("return window.isStillThere")).isEqualTo(true);
    }

    @Test
    void counts_an_otp_down_until_it_expires() throws Exception {
      WalletId wallet = sandbox.open(ASHA, WalletProvider.PAYTM);
      client.requestOtp(wallet);
      browser.see(wallet(wallet), "ISSUED", "2:00 left");

      page.type(CLOCK, "Seconds", "119");
      page.press(CLOCK, "Move the clock");
      browser.see(wallet(wallet), "ISSUED", "0:01 left");

      page.type(CLOCK, "Seconds", "1");
      page.press(CLOCK, "Move the clock");
      browser.see(wallet(wallet), "EXPIRED");
      assertThat(fake.clock().instant()).isEqualTo(FakeClock.START.plusSeconds(120));
    }

    @Test
    void is_locked_when_all_guesses_are_used_up() throws Exception {
      WalletId wallet = sandbox.open(ASHA, WalletProvider.LAZYPAY);
      client.requestOtp(wallet);
      String wrong = otherThan(fake.inbox().newestOtp(wallet));

      for (int i = 0; i < 3; i++) {
        client.link(wallet, wrong);
      }

      browser.see(wallet(wallet), "EXHAUSTED", "locked until 2026-01-02 09:00:00");
      assertThat(browser.find(state(wallet)).getText()).isEqualTo("unlinked");
    }

    @Test
    void is_linked_debited_and_delinked_by_the_page_alone() {
      WalletId wallet = sandbox.open(ASHA, WalletProvider.MOBIKWIK);
      browser.see(wallet(wallet), "unlinked");

      page.press(wallet(wallet), "Request an OTP for " + wallet);
      browser.see(wallet(wallet), "ISSUED");
      page.type(wallet(wallet), "OTP", fake.inbox().newestOtp(wallet));
      page.press(wallet(wallet), "Link " + wallet);
      browser.see(wallet(wallet), "linked", "Token\n", "Debit");
      assertThat(fake.wallet(wallet).get().account()).isInstanceOf(Linked.class);

      page.press(wallet(wallet), "Debit " + wallet);
      browser.see(SAID, "Debited.");

      page.press(wallet(wallet), "Delink " + wallet);
      browser.see(wallet(wallet), "unlinked", "Request OTP");
    }

    @Test
    void is_linked_by_typing_the_otp_of_a_message() {
      WalletId wallet = sandbox.open(ASHA, WalletProvider.MOBIKWIK);
      browser.see(wallet(wallet), "unlinked");
      page.press(wallet(wallet), "Request an OTP for " + wallet);
      browser.see(INBOX, "MOBIKWIK to 9876543210");
      String otp = fake.inbox().newestOtp(wallet);

      page.press(INBOX, "Type OTP " + otp + " for " + wallet);

      browser.see(SAID, "Linked.");
      browser.see(wallet(wallet), "linked", "Token\n");
    }

    @Test
    void tells_why_the_provider_refuses() {
      WalletId wallet = sandbox.open(ASHA, WalletProvider.MOBIKWIK);
      browser.see(wallet(wallet), "unlinked");
      page.press(wallet(wallet), "Request an OTP for " + wallet);
      browser.see(wallet(wallet), "ISSUED");

      page.type(wallet(wallet), "OTP", otherThan(fake.inbox().newestOtp(wallet)));
      page.press(wallet(wallet), "Link " + wallet);

      browser.see(refusal(wallet(wallet) + " form[action='/sandbox/link']"), "OTP");
      browser.see(wallet(wallet), "unlinked", "guesses left");
      assertThat(browser.complaints()).hasSize(1).allMatch(line -> line.contains(REFUSED + "400"));
    }

    @Test
    void tells_that_a_fault_applied() {
      WalletId wallet = sandbox.open(ASHA, WalletProvider.MOBIKWIK);
      fake.faults().next(WalletOperation.LINK, Fault.answerLost());
      browser.see(wallet(wallet), "unlinked");

      page.type(wallet(wallet), "OTP", MagicOtp.LINKED.typed());
      page.press(wallet(wallet), "Request an OTP for " + wallet);
      browser.see(wallet(wallet), "ISSUED");
      page.type(wallet(wallet), "OTP", fake.inbox().newestOtp(wallet));
      page.press(wallet(wallet), "Link " + wallet);

      browser.see(wallet(wallet), "Debit", "Delink");
      assertThat(browser.complaints()).hasSize(1).allMatch(line -> line.contains(REFUSED + "502"));
    }

    @Test
    void has_a_balance_that_is_set_and_shown_after_the_next_refresh() {
      WalletId wallet = sandbox.open(ASHA, WalletProvider.MOBIKWIK);
      ignore(sandbox.link(ASHA, wallet));
      browser.see(wallet(wallet), "linked", "Last shown\n0");

      page.unfold(wallet(wallet), "In the provider's app");
      page.type(wallet(wallet), "Balance", "099.95");
      page.press(wallet(wallet), "Set the balance of " + wallet);
      browser.see(wallet(wallet), "Holds\n99.95", "Last shown\n0");
      browser.see(SAID, "Done.");
      assertThat(page.field(wallet(wallet), "Balance").getDomProperty("value")).isEqualTo("99.95");

      ignore(fake.gateway().refresh(Customer.registered(ASHA), wallet));
      browser.see(wallet(wallet), "Last shown\n99.95");
    }

    @Test
    void is_linked_and_delinked_elsewhere() {
      WalletId wallet = sandbox.open(ASHA, WalletProvider.MOBIKWIK);
      browser.see(wallet(wallet), "unlinked");
      page.unfold(wallet(wallet), "In the provider's app");

      page.press(wallet(wallet), "Link " + wallet + " elsewhere");
      browser.see(wallet(wallet), "linked", "Delink elsewhere");
      assertThat(fake.wallet(wallet).get().account()).isInstanceOf(Linked.class);

      page.press(wallet(wallet), "Delink " + wallet + " elsewhere");
      browser.see(wallet(wallet), "unlinked", "Link elsewhere");
    }

    @Test
    void has_curl_lines_with_the_routing_id_that_its_customer_has() throws Exception {
      WalletId wallet = sandbox.open(ASHA, WalletProvider.MOBIKWIK);
      browser.see(wallet(wallet), "unlinked");
      page.unfold(wallet(wallet), "curl lines");

      browser.see(wallet(wallet), "-H 'x-routing-id: " + ASHA + "' -d 'command=authenticate'");
      browser.see(wallet(wallet), "otp=OTP'");
    }

    @Test
    void has_curl_lines_without_a_routing_id_for_a_customer_who_sends_none() throws Exception {
      fake.openCustomer(ASHA);
      WalletId wallet = fake.openWallet(ASHA, NewWallet.at(WalletProvider.MOBIKWIK));
      client.withoutRoutingId().requestOtp(wallet);
      browser.see(wallet(wallet), "ISSUED");

      page.unfold(wallet(wallet), "curl lines");

      browser.see(wallet(wallet), "-u your_api_key: -d 'command=authenticate'");
      assertThat(browser.find("body").getText()).doesNotContain("(none)");
    }
  }

  @Nested
  class Many_customers {

    @Test
    void are_counted_paged_and_found() {
      for (int i = 0; i < 230; i++) {
        fake.openCustomer(CustomerId.of("customer_%03d".formatted(i)));
      }
      WalletId wallet = sandbox.open(CustomerId.of("zoe"), WalletProvider.PAYTM);
      browser.see(CUSTOMERS_PART, "231", "1 to 20 of 231", "customer_019");

      page.press(CUSTOMERS_PART, "Next customers");
      browser.see(CUSTOMERS_PART, "21 to 40 of 231", "customer_039");

      page.type(CUSTOMERS_PART, "Customer, wallet or number", wallet.value());
      browser.see(CUSTOMERS_PART, "1 of 231", "zoe");
      browser.find(row(CustomerId.of("zoe"))).click();
      browser.see(customer(CustomerId.of("zoe")), "PAYTM", wallet.value());
    }

    @Test
    void of_whom_one_is_new_can_be_chosen_at_once() {
      for (int i = 0; i < 230; i++) {
        fake.openCustomer(CustomerId.of("customer_%03d".formatted(i)));
      }
      browser.see(CUSTOMERS_PART, "1 to 20 of 230");

      page.type(OPEN_CUSTOMER, "Id of a new customer", "the_newest");
      page.press(OPEN_CUSTOMER, "Open customer");

      browser.see(customer(CustomerId.of("the_newest")), "No wallet yet");
      assertThat(browser.find(row(CustomerId.of("the_newest"))).getDomAttribute("aria-current"))
          .isEqualTo("true");
    }

    @Test
    void and_many_wallets_of_one_are_paged_to_the_last() {
      fake.openCustomer(ASHA);
      List<WalletId> wallets = IntStream.range(0, 205)
          .mapToObj(i -> fake.openWallet(ASHA, NewWallet.at(WalletProvider.PAYTM)))
          .toList();
      browser.see(CUSTOMER, "1 to 12 of 205");

      browser.goTo(page.sandbox().uri().resolve("/?shown=" + ASHA + "&wallets_from=204"));

      browser.see(CUSTOMER, "205 to 205 of 205", wallets.get(204).value());
    }

    @Test
    void stay_chosen_when_others_get_messages_and_after_a_reload() throws Exception {
      WalletId hers = sandbox.open(ASHA, WalletProvider.PAYTM);
      WalletId his = sandbox.open(RAVI, WalletProvider.PAYTM);
      browser.see(row(RAVI), RAVI.value());
      browser.find(row(RAVI)).click();
      browser.see(customer(RAVI), his.value());

      client.requestOtp(hers);
      browser.see(row(ASHA), "OTP");
      browser.see(customer(RAVI), his.value());

      browser.reload();
      browser.see(customer(RAVI), his.value());
    }

    @Test
    void are_followed_by_their_newest_message_until_one_is_chosen() throws Exception {
      WalletId hers = sandbox.open(ASHA, WalletProvider.PAYTM);
      WalletId his = sandbox.open(RAVI, WalletProvider.PAYTM);
      browser.see(customer(ASHA), hers.value());

      page.client(RAVI).requestOtp(his);
      browser.see(customer(RAVI), his.value());

      client.requestOtp(hers);
      browser.see(customer(ASHA), hers.value());
    }

    @Test
    void each_have_an_inbox_of_their_own_and_one_together() throws Exception {
      WalletId hers = sandbox.open(ASHA, WalletProvider.PAYTM);
      WalletId his = sandbox.open(RAVI, WalletProvider.MOBIKWIK);
      client.requestOtp(hers);
      page.client(RAVI).requestOtp(his);
      browser.see(row(ASHA), ASHA.value());
      browser.find(row(ASHA)).click();
      browser.see(INBOX_PART, "1 of 2", "PAYTM", hers.value());
      assertThat(browser.findAll("[data-testid=message]")).hasSize(1);

      page.field(INBOX_PART, "Of all customers").click();

      browser.see(INBOX, "MOBIKWIK", RAVI.value(), his.value(), ASHA.value(), hers.value());
    }
  }

  @Test
  void what_is_being_typed_stays_while_the_page_goes_on() throws Exception {
    WalletId wallet = sandbox.open(ASHA, WalletProvider.MOBIKWIK);
    browser.see(wallet(wallet), "MOBIKWIK");
    page.unfold(wallet(wallet), "In the provider's app");
    WebElement balance = page.field(wallet(wallet), "Balance");
    balance.clear();
    balance.sendKeys("12");

    client.requestOtp(wallet);
    fake.setBalance(wallet, new BigDecimal("77"));
    browser.see(wallet(wallet), "ISSUED", "Holds\n77");
    browser.type("34");

    assertThat(browser.focused()).isEqualTo(balance);
    assertThat(balance.getDomProperty("value")).isEqualTo("1234");
  }

  private KnownCustomer known(CustomerId customer) {
    return fake.customers().stream()
        .filter(one -> one.id().equals(customer))
        .findFirst()
        .orElseThrow();
  }
}
