package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Rows of a host, and tables with them, as values: settings with them are compared and printed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusalValuesTest {

  private static final RefusalRow ROW = row("account on hold");

  private static RefusalRow row(String words) {
    return RefusalRow.words(words)
        .withStatus(400, 403)
        .on(WalletOperation.LINK)
        .at(WalletProvider.PAYTM)
        .means(RefusalMeaning.LOCKED);
  }

  @Test
  void conditions_are_equal_if_they_ask_for_the_same() {
    assertThat(ROW.condition())
        .isEqualTo(row("Account on hold!").condition())
        .hasSameHashCodeAs(row("account on hold").condition())
        .isNotEqualTo(row("account closed").condition())
        .isNotEqualTo("account on hold");
  }

  @Test
  void tables_are_equal_if_they_have_the_same_rows() {
    RefusalTable table = RefusalTable.standard().with(ROW);

    assertThat(table)
        .isEqualTo(RefusalTable.standard().with(row("account on hold")))
        .isNotEqualTo(RefusalTable.standard());
  }

  @Test
  void a_condition_and_a_row_print_what_is_asked_for() {
    assertThat(ROW.condition())
        .hasToString("\"account on hold\", HTTP 400 / HTTP 403, on LINK, at PAYTM");
    assertThat(ROW.toString()).contains("on LINK").contains("means LOCKED");
  }

  @Test
  void a_table_prints_how_many_rows_it_has() {
    RefusalTable standard = RefusalTable.standard();

    assertThat(standard.with(ROW))
        .hasToString("RefusalTable of " + (standard.rows().size() + 1) + " rows");
  }

  @Test
  @SuppressWarnings("NullAway") // A null is the point.
  void a_table_refuses_a_row_that_is_null_by_name() {
    assertThatNullPointerException()
        .isThrownBy(() -> RefusalTable.standard().with(ROW, null))
        .withMessage("row");
  }
}
