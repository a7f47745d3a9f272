(* Convolution and transposed convolution, and the correlations that their gradients turn out to be.

   Letters: n image of the batch, c channel, o filter, i, j and m positions, a tap; H, H', K, s, d, p as in Windows. Arrays are read A (n, c, u);
   [plane A n c] is the plane of positions u. *)

From mathcomp Require Import all_ssreflect all_algebra.
From ConvSymbolic Require Import Arrays Gradient Windows.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section Layers.
Variables (r : nat) (geo : geometry r).
Notation H := (image geo).
Notation H' := (windows geo).
Notation K := (kernel geo).
Notation s := (stride geo).
Notation d := (dilation geo).
Notation p := (padding geo).
Notation N := (batch geo).
Notation Ci := (image_channels geo).
Notation Cw := (window_channels geo).
Notation one := (vone r).

Section Formulas.
Variable R : comRingType.
Implicit Types (X F G W A B : site r -> R) (b : nat -> R).

Definition plane A n c : vec r -> R := fun u => A (n, c, u).

(* O[n,o,i] = b[o] + Σ_c Σ_a X⟨n, γ(o)+c, s·i + d·a − p⟩ F[o,c,a], with F[o,c,K−1−a] when the filter is flipped. *)
Definition convolution X F b : site r -> R := fun y => let: (n, o, i) := y in
  b o + \sum_(c < Ci) \sum_(a <- box K)
          extended H (plane X n (channel geo o c)) (s .* i + d .* a - p) * F (o, c : nat, turn geo a).

(* O[n,o,j] = b[o] + Σ_c Σ_a (stuff_s X)⟨n, γ(o)+c, j + p − d·a⟩ F[γ(o)+c, o mod Ci, a], flipped likewise. The input has the positions of
   the windows, the output those of the image. *)
Definition transposed X F b : site r -> R := fun y => let: (n, o, j) := y in
  b o + \sum_(c < Cw) \sum_(a <- box K)
          extended (stuffed s H') (stuff s (plane X n (filter_of geo o c))) (j + p - d .* a) *
          F (filter_of geo o c, (o %% Ci)%N, turn geo a).

(* A filter with every plane rotated by 180°. *)
Definition rotated W : site r -> R := fun w => let: (o, c, a) := w in rot180 K (plane W o c) a.

(* Three correlations. In each the channels of a group are summed over, or for a filter the images of the batch. *)

(* A on the image, W a filter: what windows see. Stride s, dilation d, padding p. *)
Definition strided_correlation A W : site r -> R := fun y => let: (n, o, i) := y in
  \sum_(c < Ci) correlation s d p H (plane A n (channel geo o c)) K (plane W o c) i.

(* A on the windows, W a filter: the full correlation of the zero-stuffed A. Stride 1, dilation d, padding d(K−1) − p. *)
Definition full_correlation A W : site r -> R := fun x => let: (n, c, m) := x in
  \sum_(o < Cw) correlation one d (d .* (K - one) - p)
    (stuffed s H') (stuff s (plane A n (filter_of geo c o))) K (plane W (filter_of geo c o) (c %% Ci)) m.

(* A on the image, B on the windows: stride and dilation have changed places. Stride d, dilation s, padding p. *)
Definition exchanged_correlation A B : site r -> R := fun w => let: (o, c, a) := w in
  \sum_(n < N) correlation d s p H (plane A n (channel geo o c)) H' (plane B n o) a.

(* Σ_n Σ_i A[n,o,i], over positions of extents E. *)
Definition channel_sums (E : vec r) A (o : nat) : R := \sum_(n < N) \sum_(i <- box E) A (n : nat, o, i).

(* The filter as the layer's formula reads it, tap by tap. *)
Definition as_read W : site r -> R := if flipped geo then rotated W else W.

Lemma as_readE W o c a : as_read W (o, c, a) = W (o, c, turn geo a).
Proof. by rewrite /as_read /turn; case: (flipped geo). Qed.

Lemma rotatedK W : rotated (rotated W) =1 W.
Proof. by move=> [[o c] a]; rewrite /rotated /rot180 /plane reverseK. Qed.
End Formulas.

Definition channel_of (y : site r) : nat := y.1.2.

(* Both layers are bilinear layers on the meeting triples. *)
Lemma convolutionE (R : comRingType) (X F : site r -> R) b : {in window_sites geo,
  convolution X F b =1 forward (image_sites geo) (filter_sites geo) (meets geo) channel_of X F b}.
Proof.
move=> [[n o] i] y_in; rewrite /forward at_window //; congr (_ + _).
apply: eq_bigr => c _; rewrite [RHS]big_mkcond; apply: eq_bigr => a _.
by rewrite /extended /reach; case: ifP => //; rewrite mul0r.
Qed.

Lemma transposedE (R : comRingType) (X F : site r -> R) b : (forall k, 0 < s k) -> {in image_sites geo,
  transposed X F b =1 forward (window_sites geo) (filter_sites geo) (fun y x w => meets geo x y w) channel_of X F b}.
Proof.
move=> s_gt0 [[n o] j] y_in; rewrite /forward at_image //; congr (_ + _).
apply: eq_bigr => c _; rewrite [RHS]big_mkcond; apply: eq_bigr => a _.
by rewrite stuff_extended //; case: ifP => //; rewrite mul0r.
Qed.

(* The products that meet at one window, at one image entry and at one filter entry are correlations. *)
Section Recognised.
Variable R : comRingType.
Implicit Types A B W : site r -> R.

Lemma sum_at_window A W y : y \in window_sites geo ->
  \sum_(x <- image_sites geo) \sum_(w <- filter_sites geo | meets geo y x w) A x * W w =
  strided_correlation A (as_read W) y.
Proof.
case: y => [[n o] i] y_in; rewrite at_window //.
apply: eq_bigr => c _; rewrite [LHS]big_mkcond; apply: eq_bigr => a _.
by rewrite /extended /plane as_readE; case: ifP => //; rewrite mul0r.
Qed.

Lemma sum_at_image A W x : (forall k, 0 < s k) -> x \in image_sites geo ->
  \sum_(y <- window_sites geo) \sum_(w <- filter_sites geo | meets geo y x w) A y * W w =
  full_correlation A (rotated (as_read W)) x.
Proof.
move=> s_gt0; case: x => [[n c] m] x_in; rewrite at_image //.
apply: eq_bigr => o _; rewrite [LHS]big_mkcond /correlation -[RHS]sum_reverse; apply: eq_bigr => a _.
have -> : one .* m + d .* reverse K a - (d .* (K - one) - p) = m + p - d .* a.
  apply/ffunP => k; rewrite !ffunE mul1r mulrBr opprB [_ + (_ - _)]addrC addrA.
  by rewrite addrA (addrAC (p k - _)) subrK (addrC (p k)).
rewrite stuff_extended // /rotated /rot180 /plane reverseK as_readE.
by case: ifP; rewrite ?mul0r.
Qed.

Lemma sum_at_filter A B w : w \in filter_sites geo ->
  \sum_(y <- window_sites geo) \sum_(x <- image_sites geo | meets geo y x w) A y * B x =
  as_read (exchanged_correlation B A) w.
Proof.
case: w => [[o c] a] w_in; rewrite (at_filter (fun y x => A y * B x)) // as_readE.
apply: eq_bigr => n _; rewrite [LHS]big_mkcond; apply: eq_bigr => i _.
rewrite /extended /reach /plane [d .* _ + _]addrC.
by case: ifP => _; rewrite ?mul0r // mulrC.
Qed.

Lemma sum_at_filter_transposed A B w : w \in filter_sites geo ->
  \sum_(x <- image_sites geo) \sum_(y <- window_sites geo | meets geo y x w) B x * A y =
  as_read (exchanged_correlation B A) w.
Proof.
move=> w_in; rewrite -sum_at_filter //; under eq_bigr => x _ do rewrite big_mkcond.
rewrite exchange_big; apply: eq_bigr => y _; rewrite [RHS]big_mkcond.
by apply: eq_bigr => x _; rewrite mulrC.
Qed.

Lemma sum_channel C (E : vec r) A o : (o < C)%N ->
  \sum_(y <- sites N C E | channel_of y == o) A y = channel_sums E A o.
Proof.
move=> o_lt; rewrite big_mkcond !big_allpairs /channel_sums.
rewrite -[in RHS](big_mkord xpredT (fun n => \sum_(u <- box E) A (n, o, u))) /index_iota subn0.
apply: eq_bigr => n _; rewrite (bigD1_seq o) ?iota_uniq ?mem_iota //= [X in _ + X]big1 ?addr0.
  by apply: eq_bigr => u _; rewrite eqxx.
by move=> c /negPf nc; rewrite big1 // => u _; rewrite nc.
Qed.
End Recognised.

(* So the layers themselves are correlations: a convolution what windows see, a transposed convolution the full correlation of its stuffed
   input with the rotated filter. *)
Theorem convolution_is_correlation (R : comRingType) (X F : site r -> R) b : {in window_sites geo,
  forall y, convolution X F b y = b (channel_of y) + strided_correlation X (as_read F) y}.
Proof. by move=> y y_in; rewrite convolutionE // /forward sum_at_window. Qed.

Theorem transposed_is_correlation (R : comRingType) (X F : site r -> R) b : (forall k, 0 < s k) -> {in image_sites geo,
  forall y, transposed X F b y = b (channel_of y) + full_correlation X (rotated (as_read F)) y}.
Proof.
move=> s_gt0 y y_in; rewrite transposedE // /forward -sum_at_image //.
Qed.
End Layers.
