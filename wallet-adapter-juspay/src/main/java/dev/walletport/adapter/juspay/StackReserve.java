package dev.walletport.adapter.juspay;

/**
 * Room on the stack for a whole call. A call that overflowed half-way could leave a pool that
 * others share with a connection that is in use for ever, or a JVM with a class that cannot be
 * initialised any more, so it has to overflow before it begins.
 */
final class StackReserve {

  /**
   * Of about 150 bytes each, 210 where code is interpreted: what the first call of a JVM takes,
   * which loads and initialises classes on its way, and half as much again. A class whose
   * initialisation overflows is lost to all later calls.
   */
  private static final int FRAMES = 300;

  private StackReserve() {}

  /**
   * Takes that much of the stack and gives it back, which takes about a microsecond.
   *
   * @throws StackOverflowError if it is not there; nothing has been leased or sent
   */
  static void require() {
    if (frame(FRAMES, 1, 2, 3) < 0) {
      throw new IllegalStateException("frames cannot be fewer than none");
    }
  }

  /** What is used behind the inner call has to be kept in the frame meanwhile. */
  private static long frame(int left, long first, long second, long third) {
    long fourth = first ^ left;
    long fifth = second + left;
    long sixth = third - left;
    long inner = left == 0 ? 0 : frame(left - 1, second, third, first);
    return ((inner + first + second + third) ^ fourth ^ fifth ^ sixth) & Long.MAX_VALUE;
  }
}
