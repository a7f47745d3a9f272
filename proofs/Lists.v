(* Positions as lists of numbers, which compute.

   A certificate names entries by lists such as [:: 0; 0; 1; 2], and its checker runs on lists. This file says that sums over lists are sums
   over vectors. Nothing else of the theory needs it. *)

From mathcomp Require Import all_ssreflect all_algebra.
From ConvSymbolic Require Import Arrays Windows.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Notation address := (seq nat).
Notation term := (address * address)%type.

Definition vec_of r (e : nat -> nat) : vec r := [ffun k : 'I_r => (e k)%:Z].

Section Lists.
Variables (r : nat).

(* All choices of a pair of each list, as a pair of lists: the axes of a layer are independent of each other. *)
Fixpoint product (ls : seq (seq (nat * nat))) : seq term :=
  if ls is l :: ls' then [seq (ab.1 :: uv.1, ab.2 :: uv.2) | ab <- l, uv <- product ls'] else [:: ([::], [::])].

(* The pairs of numbers below m and n in a relation. *)
Definition pairs (rel : nat -> nat -> bool) (m n : nat) : seq (nat * nat) :=
  [seq ab <- [seq (a, b) | a <- iota 0 m, b <- iota 0 n] | rel ab.1 ab.2].

Lemma mem_pairs rel m n a b : ((a, b) \in pairs rel m n) = [&& (a < m)%N, (b < n)%N & rel a b].
Proof.
rewrite mem_filter /= [LHS]andbC andbA; congr (_ && _).
apply/allpairsP/andP => [[[a' b'] /=]|[am bn]]; first by rewrite !mem_iota => -[am bn [-> ->]].
by exists (a, b); rewrite !mem_iota.
Qed.

Lemma pairs_uniq rel m n : uniq (pairs rel m n).
Proof. by rewrite filter_uniq // allpairs_uniq ?iota_uniq // => [[? ?] [? ?]]. Qed.

Lemma mem_product ls u v :
  ((u, v) \in product ls) =
  [&& size u == size ls, size v == size ls &
    all (fun k => (nth 0%N u k, nth 0%N v k) \in nth [::] ls k) (iota 0 (size ls))].
Proof.
elim: ls u v => [|l ls IH] u v /=; first by rewrite inE; case: u v => [|? ?] [|? ?].
apply/allpairsP/and3P => [[[[a b] [u' v']]] /= [ab uv [-> ->]] | ].
  move: uv; rewrite IH /= => /and3P[/eqP-> /eqP-> uv]; split=> //.
  by rewrite ab /= (iotaDl 1 0) all_map.
case: u v => [|a u] [|b v] [] //=; rewrite !eqSS => su sv /andP[ab uv].
exists ((a, b), (u, v)); split=> //=; rewrite IH su sv /=.
by move: uv; rewrite (iotaDl 1 0) all_map.
Qed.

Lemma product_uniq ls : all uniq ls -> uniq (product ls).
Proof.
elim: ls => //= l ls IH /andP[l_uniq /IH ls_uniq]; apply: allpairs_uniq => //.
by move=> [[? ?] [? ?]] [[? ?] [? ?]] _ _ [-> -> -> ->].
Qed.

(* Pairs of positions of which every axis k is in its relation, rel k. *)
Variables (rel : nat -> nat -> nat -> bool) (e1 e2 : nat -> nat).
Definition grid : seq term := product [seq pairs (rel k) (e1 k) (e2 k) | k <- iota 0 r].

Lemma mem_grid u v : ((u, v) \in grid) =
  [&& size u == r, size v == r &
    all (fun k => [&& (nth 0 u k < e1 k)%N, (nth 0 v k < e2 k)%N & rel k (nth 0%N u k) (nth 0%N v k)]) (iota 0 r)].
Proof.
rewrite mem_product size_map size_iota; do 2 congr (_ && _).
apply: eq_in_all => k; rewrite mem_iota /= add0n => k_lt.
by rewrite (nth_map 0%N) ?size_iota // nth_iota // mem_pairs.
Qed.

Lemma grid_uniq : uniq grid.
Proof. by apply: product_uniq; apply/allP => _ /mapP[k _ ->]; apply: pairs_uniq. Qed.

(* From vectors to lists and back. *)
Definition list_of (u : vec r) : address := [seq `|u k|%N | k <- enum 'I_r].
Definition vec_of_list (l : address) : vec r := vec_of r (nth 0%N l).

Lemma size_list_of u : size (list_of u) = r.
Proof. by rewrite size_map size_enum_ord. Qed.

Lemma list_ofK (E : vec r) u : u \in box E -> vec_of_list (list_of u) = u.
Proof.
rewrite mem_box => /forallP u_in; apply/ffunP => k; rewrite ffunE (nth_map k) ?size_enum_ord // nth_ord_enum.
by rewrite gez0_abs //; case/andP: (u_in k).
Qed.

Lemma vec_of_listK l : size l = r -> list_of (vec_of_list l) = l.
Proof.
move=> size_l; apply: (@eq_from_nth _ 0%N); rewrite size_map size_enum_ord // => k k_lt.
by rewrite (nth_map (Ordinal k_lt)) ?size_enum_ord // ffunE absz_nat nth_enum_ord.
Qed.

Lemma mem_box_list (e : nat -> nat) l : (vec_of_list l \in box (vec_of r e)) = all (fun k => nth 0%N l k < e k)%N (iota 0 r).
Proof.
rewrite mem_box; apply/forallP/allP => [in_box k|in_box k].
  by rewrite mem_iota /= add0n => k_lt; have := in_box (Ordinal k_lt); rewrite !ffunE.
by rewrite !ffunE /= ltz_nat in_box // mem_iota /= add0n.
Qed.

Lemma sum_grid (R : comRingType) (vrel : vec r -> vec r -> bool) (h : vec r -> vec r -> R) :
  (forall u v, size u = r -> size v = r -> vec_of_list u \in box (vec_of r e1) -> vec_of_list v \in box (vec_of r e2) ->
     vrel (vec_of_list u) (vec_of_list v) = all (fun k => rel k (nth 0%N u k) (nth 0%N v k)) (iota 0 r)) ->
  \sum_(uv <- grid) h (vec_of_list uv.1) (vec_of_list uv.2) =
  \sum_(u <- box (vec_of r e1)) \sum_(v <- box (vec_of r e2) | vrel u v) h u v.
Proof.
move=> same.
rewrite (@reindex_pairs _ _ _ _ _ _ grid vrel xpredT (fun uv => vec_of_list uv.1) (fun uv => vec_of_list uv.2)
  (fun u v => (list_of u, list_of v))) ?box_uniq ?grid_uniq //.
- move=> [u v]; rewrite mem_grid => /and3P[/eqP su /eqP sv uv] _ /=.
  have u_in : vec_of_list u \in box (vec_of r e1) by rewrite mem_box_list; apply: sub_all uv => k /and3P[].
  have v_in : vec_of_list v \in box (vec_of r e2) by rewrite mem_box_list; apply: sub_all uv => k /and3P[].
  by rewrite u_in v_in !vec_of_listK // same //; split=> //; apply: sub_all uv => k /and3P[].
- move=> u v u_in v_in uv; rewrite (list_ofK u_in) (list_ofK v_in); split=> //.
  rewrite mem_grid !size_list_of !eqxx /=.
  have uE := list_ofK u_in; have vE := list_ofK v_in.
  have uv' : vrel (vec_of_list (list_of u)) (vec_of_list (list_of v)) by rewrite uE vE.
  rewrite same ?size_list_of ?uE ?vE // in uv'.
  move: u_in v_in; rewrite -{1}uE -{1}vE !mem_box_list => /allP u_in /allP v_in.
  by apply/allP => k k_in; rewrite u_in // v_in // (allP uv').
Qed.

(* All positions of given extents, in row-major order. *)
Fixpoint positions (es : seq nat) : seq address :=
  if es is e :: es' then [seq i :: u | i <- iota 0 e, u <- positions es'] else [:: [::]].

Lemma mem_positions es u :
  (u \in positions es) = (size u == size es) && all (fun k => nth 0%N u k < nth 0%N es k)%N (iota 0 (size es)).
Proof.
elim: es u => [|e es IH] u /=; first by rewrite inE; case: u.
apply/allpairsP/idP => [[[i u'] /= [i_lt u_in ->]]|].
  move: u_in i_lt; rewrite IH mem_iota /= => /andP[/eqP-> u_in] ->.
  by rewrite eqxx (iotaDl 1 0) all_map.
case: u => [|i u] //=; rewrite eqSS => /and3P[su i_lt u_in].
exists (i, u); rewrite /= mem_iota IH su i_lt; split=> //.
by move: u_in; rewrite (iotaDl 1 0) all_map.
Qed.

Lemma positions_uniq es : uniq (positions es).
Proof.
elim: es => //= e es IH; apply: allpairs_uniq; rewrite ?iota_uniq //.
by move=> [? ?] [? ?] _ _ [-> ->].
Qed.

Lemma positions_box (e : nat -> nat) :
  perm_eq [seq vec_of_list u | u <- positions [seq e k | k <- iota 0 r]] (box (vec_of r e)).
Proof.
have in_range u : (u \in positions [seq e k | k <- iota 0 r]) = (size u == r) && (vec_of_list u \in box (vec_of r e)).
  rewrite mem_positions mem_box_list size_map size_iota; congr (_ && _).
  by apply: eq_in_all => k; rewrite mem_iota /= add0n => k_lt; rewrite (nth_map 0%N) ?size_iota // nth_iota.
apply: uniq_perm; rewrite ?box_uniq //.
  rewrite map_inj_in_uniq ?positions_uniq // => u v; rewrite !in_range => /andP[/eqP su _] /andP[/eqP sv _] uv.
  by rewrite -(vec_of_listK su) uv vec_of_listK.
move=> u; apply/mapP/idP => [[l]|u_in]; first by rewrite in_range => /andP[_ l_in] ->.
by exists (list_of u); rewrite ?in_range ?size_list_of ?eqxx (list_ofK u_in).
Qed.
End Lists.
