package dev.walletport.adapter.juspay;

/**
 * Room on the stack for a whole call. A call that overflowed half-way could leave a pool that
 * others share with a connection that is in use for ever, or a JVM with a class that cannot be
 * initialised any more, so it has to overflow before it begins.
 */
final class StackDepthCheck {

  /**
   * Of about 130 bytes each, 360 where code is interpreted: what the first call of a JVM takes,
   * which loads and initialises classes on its way, and half as much again. A class whose
   * initialisation overflows is lost to all later calls.
   */
  private static final int FRAMES_OF_FIRST_CALLS = 200;

  /** Three times what a call takes whose classes are there. */
  private static final int FRAMES = 70;

  /** So many that code which runs seldom has run once, too. */
  private static final int FIRST_CALLS = 10_000;

  /** Counted without a lock: a few more or fewer make no difference. */
  private static int calls;

  private StackDepthCheck() {}

  /**
   * Takes that much of the stack and gives it back, which takes about a tenth of a microsecond.
   *
   * @throws StackOverflowError if it is not there; nothing has been leased or sent
   */
  static void require() {
    boolean first = calls < FIRST_CALLS;
    if (first) {
      calls++;
    }
    if (frame(first ? FRAMES_OF_FIRST_CALLS : FRAMES, calls, first) < 0) {
      throw new IllegalStateException("frames cannot be fewer than none");
    }
  }

  /**
   * A frame has a place for all that is kept while the inner call runs, whether it is filled or
   * not; the first calls fill it, so that the compiler has seen that it is needed.
   */
  private static long frame(int left, long seed, boolean filled) {
    if (left == 0) {
      return seed & Long.MAX_VALUE;
    }
    if (!filled) {
      return frame(left - 1, seed, false);
    }
    long first = seed ^ left;
    long second = seed + left;
    long third = seed - left;
    long fourth = first ^ third;
    long fifth = second + fourth;
    long sixth = third - fifth;
    long seventh = fourth ^ sixth;
    long eighth = fifth + seventh;
    long ninth = sixth - eighth;
    long tenth = seventh ^ ninth;
    long eleventh = eighth + tenth;
    long twelfth = ninth - eleventh;
    long inner = frame(left - 1, twelfth, true);
    long low = first ^ second ^ third ^ fourth ^ fifth ^ sixth;
    long high = seventh ^ eighth ^ ninth ^ tenth ^ eleventh ^ twelfth;
    return (inner ^ low ^ high) & Long.MAX_VALUE;
  }
}
