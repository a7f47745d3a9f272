(* Arrays with any number of axes.

   A position is a vector of whole numbers, one for each of r axes. An array is a function of positions, and what it is outside its extents
   does not matter: [extended E A] is A on the box of extents E and 0 outside, written A⟨u⟩ in formulas. *)

From mathcomp Require Import all_ssreflect all_algebra.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Notation vec r := {ffun 'I_r -> int}.

Section Positions.
Variable r : nat.
Implicit Types s t u i m a E K : vec r.

(* Sums and differences of vectors are those of the library; the product is axis by axis as well. *)
Definition vmul s i : vec r := [ffun k => s k * i k].
Definition vone : vec r := [ffun => 1].
Local Infix ".*" := vmul (at level 40).

(* [box E] lists the positions 0 ≤ u < E. An axis with an extent below 0 has none. *)
Definition nat_of_extent (e : int) : nat := if e is Posz n then n else 0.
Definition box E : seq (vec r) :=
  [seq [ffun k => (f k : nat)%:Z] | f : {dffun forall k : 'I_r, 'I_(nat_of_extent (E k))}].

Lemma mem_box E u : (u \in box E) = [forall k, 0 <= u k < E k].
Proof.
apply/imageP/forallP => [[f _ ->] k|in_range].
  by rewrite ffunE /=; case: (E k) (f k) => [n|n] [] //=.
have lt k : (`|u k| < nat_of_extent (E k))%N.
  by move: (in_range k); case: (u k) => // j; case: (E k).
exists [ffun k => Ordinal (lt k)] => //.
apply/ffunP => k; rewrite !ffunE /= gez0_abs //.
by case/andP: (in_range k).
Qed.

Lemma box_uniq E : uniq (box E).
Proof.
rewrite map_inj_uniq ?enum_uniq // => f g /ffunP fg.
by apply/ffunP => k; apply/val_inj; move: (fg k); rewrite !ffunE => -[].
Qed.

(* K−1−a: the position a counted from the other end. *)
Definition reverse K a : vec r := K - vone - a.

Lemma reverseK K : involutive (reverse K).
Proof. by move=> a; rewrite /reverse opprB addrC subrK. Qed.

Lemma mem_box_reverse K a : (reverse K a \in box K) = (a \in box K).
Proof.
rewrite !mem_box; apply: eq_forallb => k; rewrite !ffunE -addrA -opprD subr_ge0.
by rewrite [1 + _]addrC lez_addr1 ltr_subl_addr cpr_add ltz_addr1 andbC.
Qed.

(* s | t and t/s, axis by axis. *)
Definition divides s t : bool := [forall k, (s k %| t k)%Z].
Definition quotient t s : vec r := [ffun k => (t k %/ s k)%Z].

Lemma quotientK s t : divides s t -> s .* quotient t s = t.
Proof. by move=> /forallP div; apply/ffunP => k; rewrite !ffunE mulrC divzK. Qed.

(* s(E−1)+1: the extent of an array after s−1 zeros were put between its neighbours. *)
Definition stuffed s E : vec r := s .* (E - vone) + vone.

Section Positive.
Variable s : vec r.
Hypothesis s_gt0 : forall k, 0 < s k.

Lemma divides_mul i : divides s (s .* i).
Proof. by apply/forallP => k; rewrite ffunE dvdz_mulr. Qed.

Lemma mulK i : quotient (s .* i) s = i.
Proof. by apply/ffunP => k; rewrite !ffunE mulKz // gt_eqF. Qed.

Lemma mem_stuffed E i : (s .* i \in box (stuffed s E)) = (i \in box E).
Proof.
rewrite !mem_box; apply: eq_forallb => k; rewrite !ffunE pmulr_rge0 // ltz_addr1.
by rewrite ler_pmul2l // -[in RHS](subrK 1 (E k)) ltz_addr1.
Qed.
End Positive.
End Positions.
Infix ".*" := vmul (at level 40) : ring_scope.

Section Operations.
Variables (r : nat) (R : comRingType).
Implicit Types A B : vec r -> R.

(* A⟨u⟩. *)
Definition extended (E : vec r) A u : R := if u \in box E then A u else 0.

(* rot180 B is B turned by 180°, so that every axis is reversed: (rot180 B)[v] is B[K−v−1]. *)
Definition rot180 (K : vec r) B a : R := B (reverse K a).

(* stuff_s A is A with s−1 zeros between neighbours: (stuff_s A)[t] is Σ_{i=0..H−1} A[i]·[s·i = t], so A[t/s] where s divides t, else 0. *)
Definition stuff (s : vec r) A t : R := if divides s t then A (quotient t s) else 0.

(* conv(A, B), of A with extents E and B with extents K. B slides over A without being turned: with stride S, dilation D and padding P before the
   data, conv(A, B)[v] is Σ_a A⟨S·v + D·a − P⟩ B[a]. *)
Definition correlation (S D P E : vec r) A (K : vec r) B v : R :=
  \sum_(a <- box K) extended E A (S .* v + D .* a - P) * B a.

Lemma sum_reverse (K : vec r) (h : vec r -> R) : \sum_(a <- box K) h (reverse K a) = \sum_(a <- box K) h a.
Proof.
rewrite -(big_map (reverse K) predT); apply: perm_big; apply: uniq_perm => [||a].
- by rewrite map_inj_uniq ?box_uniq //; apply: inv_inj; apply: reverseK.
- exact: box_uniq.
- apply/mapP/idP => [[a' a'_in ->]|a_in]; first by rewrite mem_box_reverse.
  by exists (reverse K a); rewrite ?mem_box_reverse ?reverseK.
Qed.

Lemma stuff_extended (s E : vec r) A t : (forall k, 0 < s k) ->
  extended (stuffed s E) (stuff s A) t =
  if divides s t && (quotient t s \in box E) then A (quotient t s) else 0.
Proof.
move=> s_gt0; rewrite /extended /stuff; case: (boolP (divides s t)) => div /=; last by case: ifP.
by rewrite -[in t \in _](quotientK div) mem_stuffed.
Qed.
End Operations.

(* In a sum over different things, a condition that only t fulfils leaves the term of t. *)
Lemma sum_pick (R : comRingType) (T : eqType) (l : seq T) (P : pred T) (f : T -> R) t : uniq l -> P =1 pred1 t ->
  \sum_(i <- l | P i) f i = if t \in l then f t else 0.
Proof.
move=> l_uniq Pt; rewrite (eq_bigl _ _ Pt) -big_filter; case: ifP => t_in.
  by rewrite filter_pred1_uniq // big_seq1.
rewrite big_filter big_seq_cond big1 // => i /andP[i_in /eqP i_is].
by rewrite -i_is i_in in t_in.
Qed.
