(* What a gradient is, and the gradients of every bilinear layer.

   A loss is differentiated along paths: a path gives every entry a polynomial in t, and its value at t = 0 is the entry. D is the gradient
   of the loss L at A when, along every path P through A,

       d/dt L(P(t)) at 0  =  Σ_v D[v] · d/dt P[v](t) at 0.

   This is the chain rule, asked of every path at once; with one entry moving it says that D[v] is the formal derivative with respect to
   that entry ([gradient_entry]), and so D is unique ([gradient_unique]). The ring is any commutative one: nothing is divided, and no
   limit is taken. *)

From mathcomp Require Import all_ssreflect all_algebra.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory.
Local Open Scope ring_scope.

Section Gradients.
Variables (R : comRingType) (T : eqType) (V : seq T).
Implicit Types (A D : T -> R) (P : T -> {poly R}) (L : (T -> {poly R}) -> {poly R}).

(* The arrays of a space are functions on T of which the entries in V count. *)
Definition inner A D : R := \sum_(v <- V) A v * D v.

(* Value and speed of a path at t = 0; the path that stays at A; the path on which only the entry v moves. *)
Definition at0 P (v : T) : R := (P v).[0].
Definition speed P (v : T) : R := ((P v)^`()).[0].
Definition still A (v : T) : {poly R} := (A v)%:P.
Definition nudge A (v u : T) : {poly R} := (A u)%:P + (u == v)%:R *: 'X.

Definition has_gradient L A D : Prop :=
  forall P, {in V, at0 P =1 A} -> ((L P)^`()).[0] = inner D (speed P).

Lemma inner_at D v : uniq V -> v \in V -> inner D (fun u => (u == v)%:R) = D v.
Proof.
move=> V_uniq v_in; rewrite /inner (bigD1_seq v) //= eqxx mulr1 big1 ?addr0 //.
by move=> u /negPf ->; rewrite mulr0.
Qed.

Lemma eq_inner A A' D D' : {in V, A =1 A'} -> {in V, D =1 D'} -> inner A D = inner A' D'.
Proof. by move=> eqA eqD; apply: eq_big_seq => v v_in; rewrite eqA ?eqD. Qed.

Theorem gradient_entry L A D v : uniq V -> v \in V ->
  has_gradient L A D -> ((L (nudge A v))^`()).[0] = D v.
Proof.
move=> V_uniq v_in ->.
  rewrite -[RHS](inner_at D V_uniq v_in); apply: eq_inner => // u _.
  by rewrite /speed /nudge derivD derivC add0r derivZ derivX alg_polyC hornerC.
by move=> u; rewrite /at0 /nudge hornerD hornerC hornerZ hornerX mulr0 addr0.
Qed.

Theorem gradient_unique L A D D' : uniq V ->
  has_gradient L A D -> has_gradient L A D' -> {in V, D =1 D'}.
Proof. by move=> V_uniq gD gD' v v_in; rewrite -(gradient_entry V_uniq v_in gD) (gradient_entry V_uniq v_in gD'). Qed.

Lemma has_gradient_eq L A D D' : {in V, D =1 D'} -> has_gradient L A D -> has_gradient L A D'.
Proof. by move=> eqD gD P P0; rewrite (gD P P0); apply: eq_inner. Qed.

(* Two losses: L = Σ G[v]·O[v], which has the gradient G wherever it is taken, and the squared distance from C. *)
Definition linear_loss A P : {poly R} := \sum_(v <- V) (A v)%:P * P v.
Definition squared_error A P : {poly R} := \sum_(v <- V) (P v - (A v)%:P) ^+ 2.

Theorem linear_loss_gradient G A : has_gradient (linear_loss G) A G.
Proof.
move=> P _; rewrite /linear_loss raddf_sum horner_sum; apply: eq_bigr => v _ /=.
by rewrite derivM derivC mul0r add0r hornerM hornerC.
Qed.

Theorem squared_error_gradient C A : has_gradient (squared_error C) A (fun v => (A v - C v) *+ 2).
Proof.
move=> P P0; rewrite /squared_error raddf_sum horner_sum; apply: eq_big_seq => v v_in /=.
rewrite expr2 derivM derivB derivC subr0 hornerD !hornerM hornerD hornerN hornerC.
rewrite [(P v).[0]](P0 v v_in) mulr2n mulrDl /speed.
by rewrite -mulrDl mulrC -mulrDl.
Qed.
End Gradients.

(* A bilinear layer adds to a bias the products of an input entry with a filter entry, for the pairs that meet at an output:

       O[y] = b[bias_of y] + Σ_{v, w : meets y v w} X[v]·F[w].

   Convolutions and transposed convolutions are such layers; only [meets] differs. *)
Section Layer.
Variables (Y X W B : eqType) (VY : seq Y) (VX : seq X) (VW : seq W) (VB : seq B).
Variables (meets : Y -> X -> W -> bool) (bias_of : Y -> B).
Hypotheses (VB_uniq : uniq VB) (bias_of_in : {in VY, forall y, bias_of y \in VB}).

Definition forward (R : comRingType) (x : X -> R) (f : W -> R) (b : B -> R) (y : Y) : R :=
  b (bias_of y) + \sum_(v <- VX) \sum_(w <- VW | meets y v w) x v * f w.

Variable R : comRingType.
Implicit Types (x : X -> R) (f : W -> R) (b : B -> R) (g : Y -> R).

(* The three gradients when g is the gradient at the output: the same products, collected at the input, the filter and the bias. *)
Definition to_input g f (v : X) : R := \sum_(y <- VY) \sum_(w <- VW | meets y v w) g y * f w.
Definition to_filter g x (w : W) : R := \sum_(y <- VY) \sum_(v <- VX | meets y v w) g y * x v.
Definition to_bias g (o : B) : R := \sum_(y <- VY | bias_of y == o) g y.

(* All three, and the loss, are the same sum over meeting triples. *)
Definition weighted g x f := \sum_(y <- VY) \sum_(v <- VX) \sum_(w <- VW | meets y v w) g y * x v * f w.

Lemma inner_to_input g x f : inner VX (to_input g f) x = weighted g x f.
Proof.
rewrite /weighted exchange_big; apply: eq_bigr => v _ /=.
rewrite mulr_suml; apply: eq_bigr => y _; rewrite mulr_suml.
by apply: eq_bigr => w _; rewrite mulrAC.
Qed.

Lemma inner_to_filter g x f : inner VW (to_filter g x) f = weighted g x f.
Proof.
rewrite /inner; under eq_bigr => w _ do rewrite mulr_suml.
rewrite exchange_big; apply: eq_bigr => y _ /=.
under eq_bigr => w _ do rewrite mulr_suml big_mkcond.
by rewrite exchange_big; apply: eq_bigr => v _; rewrite [RHS]big_mkcond.
Qed.

Lemma inner_to_bias g b : inner VB (to_bias g) b = inner VY g (b \o bias_of).
Proof.
rewrite /inner; under eq_bigr => o _ do rewrite mulr_suml big_mkcond.
rewrite exchange_big; apply: eq_big_seq => y y_in /=.
rewrite (bigD1_seq (bias_of y)) ?bias_of_in //= eqxx big1 ?addr0 // => o.
by rewrite eq_sym => /negPf ->.
Qed.

Lemma inner_products g x f :
  inner VY g (fun y => \sum_(v <- VX) \sum_(w <- VW | meets y v w) x v * f w) = weighted g x f.
Proof.
apply: eq_bigr => y _; rewrite mulr_sumr; apply: eq_bigr => v _; rewrite mulr_sumr.
by apply: eq_bigr => w _; rewrite mulrA.
Qed.

(* A layer that may be written in any way, as long as its outputs are those. *)
Variable layer : forall S : comRingType, (X -> S) -> (W -> S) -> (B -> S) -> Y -> S.
Hypothesis layerE : forall (S : comRingType) (x : X -> S) (f : W -> S) (b : B -> S),
  {in VY, layer x f b =1 forward x f b}.
Local Notation outputs := (@layer (poly_comRingType R)).

(* Any loss whose gradient at the output is g has these gradients, also when input, filter and bias move together. *)
Theorem total_derivative loss x f b g (X' : X -> {poly R}) (F' : W -> {poly R}) (B' : B -> {poly R}) :
  has_gradient VY loss (layer x f b) g ->
  {in VX, at0 X' =1 x} -> {in VW, at0 F' =1 f} -> {in VB, at0 B' =1 b} ->
  ((loss (outputs X' F' B'))^`()).[0] =
    inner VX (to_input g f) (speed X') + inner VW (to_filter g x) (speed F') + inner VB (to_bias g) (speed B').
Proof.
move=> g_is X0 F0 B0; rewrite (g_is (outputs X' F' B')); last first.
  move=> y y_in; rewrite /at0 !layerE // /forward hornerD horner_sum; congr (_ + _).
    by apply: B0; apply: bias_of_in.
  apply: eq_big_seq => v v_in; rewrite horner_sum big_seq_cond [RHS]big_seq_cond.
  apply: eq_bigr => w /andP[w_in _].
  by rewrite hornerM; congr (_ * _); [exact: X0 | exact: F0].
rewrite inner_to_input inner_to_filter inner_to_bias -!inner_products /inner -!big_split /=.
apply: eq_big_seq => y y_in; rewrite /speed layerE // /forward derivD hornerD addrC !mulrDr; congr (_ + _).
rewrite -mulrDr -big_split; congr (_ * _); rewrite raddf_sum horner_sum; apply: eq_big_seq => v v_in /=.
rewrite -big_split raddf_sum horner_sum big_seq_cond [RHS]big_seq_cond.
apply: eq_bigr => w /andP[w_in _] /=.
by rewrite derivM hornerD !hornerM; congr (_ * _ + _ * _); [exact: F0 | exact: X0].
Qed.

Lemma still_at0 (T : eqType) (V : seq T) (A : T -> R) : {in V, at0 (still A) =1 A}.
Proof. by move=> v _; rewrite /at0 hornerC. Qed.

Lemma inner_still (T : eqType) (V : seq T) D (A : T -> R) : inner V D (speed (still A)) = 0.
Proof. by apply: big1 => v _; rewrite /speed derivC horner0 mulr0. Qed.

Corollary to_input_is_gradient loss x f b g : has_gradient VY loss (layer x f b) g ->
  has_gradient VX (fun X' => loss (outputs X' (still f) (still b))) x (to_input g f).
Proof.
move=> g_is X' X0; rewrite (total_derivative g_is X0 (still_at0 f) (still_at0 b)).
by rewrite !inner_still !addr0.
Qed.

Corollary to_filter_is_gradient loss x f b g : has_gradient VY loss (layer x f b) g ->
  has_gradient VW (fun F' => loss (outputs (still x) F' (still b))) f (to_filter g x).
Proof.
move=> g_is F' F0; rewrite (total_derivative g_is (still_at0 x) F0 (still_at0 b)).
by rewrite !inner_still add0r addr0.
Qed.

Corollary to_bias_is_gradient loss x f b g : has_gradient VY loss (layer x f b) g ->
  has_gradient VB (fun B' => loss (outputs (still x) (still f) B')) b (to_bias g).
Proof.
move=> g_is B' B0; rewrite (total_derivative g_is (still_at0 x) (still_at0 f) B0).
by rewrite !inner_still !add0r.
Qed.

(* Without polynomials: the loss that is linear in the output grows by the three gradients and one term of second order, exactly. *)
Theorem loss_expansion g x f b x' f' b' :
  inner VY g (layer (fun v => x v + x' v) (fun w => f w + f' w) (fun o => b o + b' o)) =
  inner VY g (layer x f b)
    + (inner VX (to_input g f) x' + inner VW (to_filter g x) f' + inner VB (to_bias g) b')
    + inner VY g (layer x' f' (fun _ => 0)).
Proof.
have -> : inner VY g (layer x' f' (fun _ => 0)) = weighted g x' f'.
  by rewrite -inner_products; apply: eq_inner => // y y_in; rewrite layerE // /forward add0r.
rewrite inner_to_input inner_to_filter inner_to_bias -!inner_products /inner -!big_split /=.
apply: eq_big_seq => y y_in; rewrite -!mulrDr; congr (_ * _); rewrite !layerE // /forward.
set s := \sum_(v <- VX) _; suff -> : s =
  \sum_(v <- VX) \sum_(w <- VW | meets y v w) x v * f w +
  \sum_(v <- VX) \sum_(w <- VW | meets y v w) x v * f' w +
  \sum_(v <- VX) \sum_(w <- VW | meets y v w) x' v * f w +
  \sum_(v <- VX) \sum_(w <- VW | meets y v w) x' v * f' w.
  by rewrite [LHS](AC (2*4) ((1*3)*((5*4)*2)*6)).
rewrite -!big_split; apply: eq_bigr => v _; rewrite -!big_split; apply: eq_bigr => w _ /=.
by rewrite mulrDl !mulrDr addrA.
Qed.
End Layer.
