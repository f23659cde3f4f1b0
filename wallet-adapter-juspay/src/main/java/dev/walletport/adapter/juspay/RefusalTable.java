package dev.walletport.adapter.juspay;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What refusals mean: rows in order, of which the first that fits counts. Where none fits, it is
 * {@link RefusalMeaning#REFUSED}.
 *
 * <pre>{@code
 * RefusalTable.standard()
 *     .with(RefusalRow.code("513").on(WalletOperation.LINK).means(RefusalMeaning.WRONG_OTP))
 * }</pre>
 */
public final class RefusalTable {

  private static final RefusalTable STANDARD = new RefusalTable(StandardRefusals.rows());

  private final List<RefusalRow> rows;

  private RefusalTable(List<RefusalRow> rows) {
    this.rows = rows;
  }

  /**
   * The rows of the wire contract: what Juspay documents, what its samples show, what the sandbox
   * of this project sends, and near siblings of those. Codes come first, words after them, and the
   * HTTP status last.
   *
   * @return the default
   */
  public static RefusalTable standard() {
    return STANDARD;
  }

  /**
   * Puts rows before those of this table, so that they count first.
   *
   * @param first the rows, in order
   * @return the longer table
   */
  public RefusalTable with(RefusalRow... first) {
    Arrays.stream(first).forEach(row -> Objects.requireNonNull(row, "row"));
    return new RefusalTable(Stream.concat(Arrays.stream(first), rows.stream()).toList());
  }

  /**
   * Lists the rows.
   *
   * @return the rows in order
   */
  public List<RefusalRow> rows() {
    return rows;
  }

  RefusalMeaning meaning(ParsedRefusal refusal) {
    return rows.stream()
        .filter(row -> row.condition().fits(refusal))
        .findFirst()
        .map(RefusalRow::meaning)
        .orElse(RefusalMeaning.REFUSED);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RefusalTable table && rows.equals(table.rows);
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }

  @Override
  public String toString() {
    return "RefusalTable of " + rows.size() + " rows";
  }
}
