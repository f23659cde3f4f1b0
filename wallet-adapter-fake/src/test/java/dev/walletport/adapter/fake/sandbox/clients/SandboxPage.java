package dev.walletport.adapter.fake.sandbox.clients;

import dev.walletport.adapter.fake.Fault;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;
import java.util.Locale;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The page for people, by the words that stand on it; its parts are named as CSS does. */
final class SandboxPage {

  static final String CUSTOMERS = "#customers";
  static final String INBOX = "#inbox";
  static final String JOURNAL = "#journal";
  static final String FAULTS_SET = "#faults-set";
  static final String CLOCK = "#move-clock";
  static final String OPEN_CUSTOMER = "#open-customer";
  static final String OPEN_WALLET = "#open-wallet";
  static final String OTP_RULES = "#otp-rules";
  static final String DEBIT = "#debit";
  static final String RESET = "#reset-dialog";
  static final String SAID = "#said";

  private static final int MOST_TABS = 200;

  private final Browser browser;

  SandboxPage(Browser browser) {
    this.browser = browser;
  }

  static String customer(CustomerId customer) {
    return "[data-customer='%s']".formatted(customer);
  }

  static String wallet(WalletId wallet) {
    return "[data-wallet='%s']".formatted(wallet);
  }

  static String state(WalletId wallet) {
    return wallet(wallet) + " [data-testid=wallet-state]";
  }

  static String fault(Fault.Kind kind) {
    return "[data-fault='%s']".formatted(kind.name().toLowerCase(Locale.ROOT));
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

  /** Presses the button that shows these words, or has them as its name. */
  void press(String part, String words) {
    inside(part, "button[normalize-space() = '%1$s' or @aria-label = '%1$s']", words)
        .click();
  }

  void unfold(String part, String words) {
    inside(part, "summary[normalize-space() = '%s']", words).click();
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
