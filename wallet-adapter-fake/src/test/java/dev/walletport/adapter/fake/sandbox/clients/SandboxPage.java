package dev.walletport.adapter.fake.sandbox.clients;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The page for people, by the words that stand on it; its parts are named as CSS does. */
final class SandboxPage {

  static final String CUSTOMERS = "#customers";
  static final String CUSTOMERS_PART = "#customers-part";
  static final String CUSTOMER = "#customer";
  static final String INBOX = "#inbox";
  static final String INBOX_PART = "#inbox-part";
  static final String REQUESTS = "#requests";
  static final String REQUESTS_PART = "#requests-part";
  static final String REQUEST = "#request";
  static final String SENT = "#request-texts [aria-label='Request']";
  static final String GOT = "#request-texts [aria-label='Response']";
  static final String FILTERS = "#filters";
  static final String JOURNAL = "#journal";
  static final String FAULTS_SET = "#faults-set";
  static final String FAULTS_NOW = "#faults-now";
  static final String FAULT = "#set-fault";
  static final String CLOCK = "#move-clock";
  static final String OPEN_CUSTOMER = "#open-customer";
  static final String OPEN_WALLET = "#open-wallet";
  static final String OTP_RULES = "#otp-rules";
  static final String DEBIT = "#debit";
  static final String SET_UP = "#set-up";
  static final String RESET = "#reset-dialog";
  static final String SAID = "#said";

  private static final int MOST_TABS = 250;

  private final Browser browser;
  private final JuspaySandbox sandbox;

  SandboxPage(Browser browser, JuspaySandbox sandbox) {
    this.browser = browser;
    this.sandbox = sandbox;
  }

  Browser browser() {
    return browser;
  }

  JuspaySandbox sandbox() {
    return sandbox;
  }

  FakeWallets fake() {
    return sandbox.fake();
  }

  /** A client of this customer. */
  WalletApiClient client(CustomerId customer) {
    return new WalletApiClient(sandbox.uri(), customer.value());
  }

  /** Sets the sandbox and the browser back, and opens the page. */
  void openAnew() throws Exception {
    client(CustomerId.of("any_customer")).control("reset", "");
    browser.setBack();
    browser.goTo(sandbox.uri());
    browser.see(FAULTS_SET, "None is set");
  }

  /** The part with the wallets of a customer, once the page shows this one. */
  static String customer(CustomerId customer) {
    return "#customer[data-customer='%s']".formatted(customer);
  }

  /** The row of a customer in the list. */
  static String row(CustomerId customer) {
    return "[data-choose='%s']".formatted(customer);
  }

  static String wallet(WalletId wallet) {
    return "[data-wallet='%s']".formatted(wallet);
  }

  static String state(WalletId wallet) {
    return wallet(wallet) + " [data-testid=wallet-state]";
  }

  /** The rows of the requests that are shown. */
  List<WebElement> requestRows() {
    return browser.findAll("[data-testid=request-row]");
  }

  /** Where a form tells why it was refused. */
  static String refusal(String form) {
    return form + " [role=alert]";
  }

  /** The field under a label. */
  WebElement field(String part, String label) {
    return inside(
        part, "label[starts-with(normalize-space(), '%s')]//*[self::input or self::select]", label);
  }

  void type(String part, String label, String text) {
    WebElement field = field(part, label);
    field.clear();
    field.sendKeys(text);
  }

  void choose(String part, String label, String option) {
    new Select(field(part, label)).selectByVisibleText(option);
  }

  String chosen(String part, String label) {
    return new Select(field(part, label)).getFirstSelectedOption().getText();
  }

  List<String> options(String part, String label) {
    return new Select(field(part, label))
        .getOptions().stream().map(WebElement::getText).toList();
  }

  /** Presses the button that shows these words, or has them as its name. */
  void press(String part, String words) {
    WebElement button =
        inside(part, "button[normalize-space() = '%1$s' or @aria-label = '%1$s']", words);
    browser.ask("arguments[0].scrollIntoView({ block: 'center' })", button);
    button.click();
  }

  void unfold(String part, String words) {
    inside(part, "summary[starts-with(normalize-space(), \"%s\")]", words).click();
  }

  private WebElement inside(String part, String xpath, String words) {
    return browser.find(part).findElement(By.xpath(".//" + xpath.formatted(words)));
  }

  /** Goes to a control with the Tab key alone. */
  WebElement tabTo(String name) {
    for (int i = 0; i < MOST_TABS; i++) {
      browser.type(Keys.TAB);
      if (browser.nameOfFocused().equals(name)) {
        return browser.focused();
      }
    }
    throw new AssertionError("no Tab leads to " + name);
  }
}
