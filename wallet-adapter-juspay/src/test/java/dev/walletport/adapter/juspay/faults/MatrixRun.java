package dev.walletport.adapter.juspay.faults;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The matrix as it was run, and all that was said meanwhile. It is run once for all tests that look
 * at it.
 *
 * @param matrix what was measured
 * @param said what was said
 */
record MatrixRun(List<FaultMatrixRow> matrix, RecordedOutput said) {

  private static @Nullable MatrixRun done;

  static synchronized MatrixRun once() throws Exception {
    MatrixRun run = done == null ? listening() : done;
    done = run;
    return run;
  }

  private static MatrixRun listening() throws Exception {
    try (RecordedOutput said = RecordedOutput.begin()) {
      return new MatrixRun(FaultMatrix.run(TransportFaults.all()), said);
    }
  }
}
