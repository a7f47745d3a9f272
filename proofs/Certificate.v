(* The checker of certificates for layers of given sizes.

   A certificate lists every entry of each gradient with the products that make it up. [check] decides it by computing; [check_sound] says that
   the arrays which an accepted certificate lists are the gradients, over every commutative ring, for every loss and all data;
   [check_correlations] that they are the correlations of the theorems; [check_complete] that every entry is listed exactly once;
   [derived_passes] that the checker accepts a certificate of every layer. *)

From mathcomp Require Import all_ssreflect all_algebra.
From ConvSymbolic Require Import Arrays Gradient Windows Layers Theorems Extents Lists Terms.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

(* ∂L/∂X and ∂L/∂F by their entries, each with its products G·F and G·X; ∂L/∂b by its entries, each with the G that it sums. *)
Record certificate := Certificate {
  input_entries : seq (address * seq term);
  filter_entries : seq (address * seq term);
  bias_entries : seq (nat * seq address)
}.

Section Listing.
Variables (I T : eqType).
Implicit Types (right : I -> seq T) (entries : seq (I * seq T)).

(* The same terms in any order. The first comparison is for speed: an engine that derives in order is told so in one pass. *)
Definition agree (ts us : seq T) : bool := if ts == us then true else perm_eq ts us.

(* Exactly the wanted entries, in order, each with the right terms. *)
Definition lists (wanted : seq I) right entries : bool :=
  (unzip1 entries == wanted) && all (fun e => agree e.2 (right e.1)) entries.

Definition entry entries i : seq T := nth [::] (unzip2 entries) (index i (unzip1 entries)).

Lemma agreeP ts us : agree ts us = perm_eq ts us.
Proof. by rewrite /agree; case: eqP => // ->; rewrite perm_refl. Qed.

Lemma listsP wanted right entries i : lists wanted right entries -> i \in wanted -> perm_eq (entry entries i) (right i).
Proof.
case/andP => /eqP <- /allP good i_in; rewrite /entry -agreeP.
have lt : (index i (unzip1 entries) < size entries)%N by rewrite -[size entries](size_map fst) index_mem.
have := good _ (mem_nth (i, [::]) lt).
have -> : (nth (i, [::]) entries (index i (unzip1 entries))).1 = i.
  by rewrite -(nth_map _ i fst) // nth_index.
by rewrite (nth_map (i, [::])).
Qed.

(* What to say of entries that are not so. *)
Definition faults (S : Type) (not_all : S) (wrong : I -> S) wanted right entries : seq S :=
  (if unzip1 entries == wanted then [::] else [:: not_all]) ++ [seq wrong e.1 | e <- entries & ~~ agree e.2 (right e.1)].

Lemma no_faults S not_all wrong wanted right entries :
  nilp (@faults S not_all wrong wanted right entries) = lists wanted right entries.
Proof.
rewrite /faults /lists cat_nilp; congr (_ && _); first by case: eqP.
by rewrite /nilp size_map size_filter eqn0Ngt -has_count; elim: entries => //= e entries <-; case: agree.
Qed.

Lemma lists_itself wanted right : lists wanted right [seq (i, right i) | i <- wanted].
Proof.
rewrite /lists /unzip1 -map_comp map_id_in // eqxx /= all_map; apply/allP => i _ /=.
by rewrite agreeP perm_refl.
Qed.
End Listing.

Inductive complaint :=
  | the_sizes_do_not_fit
  | not_every_input_entry | not_every_filter_entry | not_every_bias_entry
  | wrong_input_entry of address | wrong_filter_entry of address | wrong_bias_entry of nat.

Section Check.
Variable L : layer.
Notation g := (geo L).
Notation r := (rank L).

(* The sizes fit together, and the output has the extents that the layer gives it. *)
Definition valid_axis (a : axis) : bool :=
  let: Axis h k h' s d p p' t := a in
  [&& (0 < h)%N, (0 < k)%N, (0 < h')%N, (0 < s)%N, (0 < d)%N &
    h'%:Z == if is_transposed L then transposed_extent h k s d p p' t else window_count h k s d p p'].

Definition valid : bool :=
  [&& all valid_axis (axes L), 0 < layer_batch L, 0 < layer_groups L, 0 < channels_per_group L & 0 < filters_per_group L]%N.

(* All entries of an array, in row-major order. *)
Definition addresses N C (e : nat -> nat) : seq address :=
  [seq [:: nc.1, nc.2 & u] | nc <- [seq (n, c) | n <- iota 0 N, c <- iota 0 C], u <- positions [seq e k | k <- iota 0 r]].

Definition image_addresses := addresses (layer_batch L) (layer_groups L * image_width L) (image_extent L).
Definition window_addresses := addresses (layer_batch L) (layer_groups L * window_width L) (window_extent L).
Definition filter_addresses := addresses (layer_groups L * window_width L) (image_width L) (kernel_extent L).

Definition input_addresses := if is_transposed L then window_addresses else image_addresses.
Definition input_terms := if is_transposed L then window_terms L else image_terms L.
Definition weight_terms w := if is_transposed L then [seq (t.2, t.1) | t <- filter_terms L w] else filter_terms L w.
Definition bias_addresses := if has_bias L then iota 0 (layer_groups L * filters_per_group L) else [::].
Definition bias_terms o :=
  [seq [:: n, o & u] | n <- iota 0 (layer_batch L), u <- positions [seq axis_output (ax L k) | k <- iota 0 r]].

Definition check (c : certificate) : bool :=
  [&& valid, lists input_addresses input_terms (input_entries c),
      lists filter_addresses weight_terms (filter_entries c) &
      lists bias_addresses bias_terms (bias_entries c)].

(* Why a certificate is not accepted. *)
Definition complaints (c : certificate) : seq complaint :=
  (if valid then [::] else [:: the_sizes_do_not_fit])
  ++ faults not_every_input_entry wrong_input_entry input_addresses input_terms (input_entries c)
  ++ faults not_every_filter_entry wrong_filter_entry filter_addresses weight_terms (filter_entries c)
  ++ faults not_every_bias_entry wrong_bias_entry bias_addresses bias_terms (bias_entries c).

Definition derived : certificate := Certificate
  [seq (x, input_terms x) | x <- input_addresses]
  [seq (w, weight_terms w) | w <- filter_addresses]
  [seq (o, bias_terms o) | o <- bias_addresses].

(* The layer as a function, and where its arrays have entries. *)
Definition outputs (S : comRingType) : (site r -> S) -> (site r -> S) -> (nat -> S) -> site r -> S :=
  if is_transposed L then @transposed r g S else @convolution r g S.
Definition input_sites := if is_transposed L then window_sites g else image_sites g.
Definition output_sites := if is_transposed L then image_sites g else window_sites g.
Definition biases := iota 0 (layer_groups L * filters_per_group L).

(* The arrays that a certificate lists. *)
Definition listed_products (R : comRingType) (A B : site r -> R) (entries : seq (address * seq term)) (x : site r) : R :=
  sum_of A B (entry entries (address_of x)).
Definition listed_sums (R : comRingType) (G : site r -> R) (entries : seq (nat * seq address)) (o : nat) : R :=
  \sum_(y <- entry entries o) G (site_of L y).

(* The correlations of the theorems. *)
Definition input_correlation (R : comRingType) (G F : site r -> R) : site r -> R :=
  if is_transposed L then strided_correlation g G (as_read g F) else full_correlation g G (rotated g (as_read g F)).
Definition filter_correlation (R : comRingType) (G X : site r -> R) : site r -> R :=
  as_read g (if is_transposed L then exchanged_correlation g G X else exchanged_correlation g X G).
Definition output_sums (R : comRingType) (G : site r -> R) : nat -> R :=
  channel_sums g (vec_of r (fun k => axis_output (ax L k))) G.

(* What a certificate claims: its entries are the gradients, they are the entries of the correlations, and there are no others. *)
Definition lists_the_gradients (c : certificate) : Prop :=
  forall (R : comRingType) (X F G : site r -> R) (b : nat -> R) (loss : (site r -> {poly R}) -> {poly R}),
  has_gradient output_sites loss (outputs X F b) G ->
  [/\ has_gradient input_sites (fun X' => loss (outputs X' (still F) (still b))) X (listed_products G F (input_entries c)),
      has_gradient (filter_sites g) (fun F' => loss (outputs (still X) F' (still b))) F (listed_products G X (filter_entries c)) &
      has_bias L -> has_gradient biases (fun b' => loss (outputs (still X) (still F) b')) b (listed_sums G (bias_entries c))].

Definition lists_the_correlations (c : certificate) : Prop :=
  forall (R : comRingType) (X F G : site r -> R),
  [/\ {in input_sites, listed_products G F (input_entries c) =1 input_correlation G F},
      {in filter_sites g, listed_products G X (filter_entries c) =1 filter_correlation G X} &
      has_bias L -> {in biases, listed_sums G (bias_entries c) =1 output_sums G}].

Definition lists_every_entry (c : certificate) : Prop :=
  [/\ perm_eq [seq site_of L e.1 | e <- input_entries c] input_sites,
      perm_eq [seq site_of L e.1 | e <- filter_entries c] (filter_sites g) &
      has_bias L -> [seq e.1 | e <- bias_entries c] = biases].

Lemma address_of_in N C e x : x \in sites N C (vec_of r e) -> address_of x \in addresses N C e.
Proof.
case: x => [[n c] u]; rewrite mem_sites => /and3P[n_lt c_lt u_in]; apply/allpairsP; exists ((n, c), list_of u) => /=.
split=> //; first by apply/allpairsP; exists (n, c); rewrite !mem_iota.
rewrite mem_positions size_list_of size_map size_iota eqxx /=.
have : vec_of_list r (list_of u) \in box (vec_of r e) by rewrite (list_ofK u_in).
rewrite mem_box_list => /allP u_lt; apply/allP => k k_in.
by move: (k_in); rewrite mem_iota /= add0n => k_lt; rewrite (nth_map 0%N) ?size_iota // nth_iota // u_lt.
Qed.

Lemma addresses_sites N C e : perm_eq [seq site_of L l | l <- addresses N C e] (sites N C (vec_of r e)).
Proof.
rewrite /addresses /sites map_allpairs; set ncs := [seq (n, c) | n <- _, c <- _].
have -> : [seq site_of L [:: nc.1, nc.2 & u] | nc <- ncs, u <- positions [seq e k | k <- iota 0 r]] =
  [seq (nc, u) | nc <- ncs, u <- [seq vec_of_list r u | u <- positions [seq e k | k <- iota 0 r]]].
  by rewrite allpairs_mapr; apply: eq_allpairs => [[n c]] u.
have box_perm := positions_box r e.
apply: uniq_perm; [|exact: sites_uniq|by apply: mem_allpairs => // u; apply: perm_mem].
apply: allpairs_uniq; rewrite ?(perm_uniq box_perm) ?box_uniq //; last by move=> [? ?] [? ?].
by apply: allpairs_uniq; rewrite ?iota_uniq // => [[? ?] [? ?]].
Qed.

Lemma stride_positive : valid -> forall k, 0 < stride g k.
Proof.
move=> is_valid k; rewrite ffunE ltz_nat; case/andP: is_valid => /(all_nthP no_axis) ok _.
move: (ok k (ltn_ord k)); rewrite /ax; case: (nth no_axis (axes L) k) => h k' h' s d p p' t /=.
by case/and5P.
Qed.

Section Sound.
Variable c : certificate.
Hypothesis checked : check c.

Let s_gt0 : forall k, 0 < stride g k.
Proof. by case/andP: checked => is_valid _; apply: stride_positive. Qed.

Let sum_of_listed (R : comRingType) (A B : site r -> R) wanted right entries x :
  lists wanted right entries -> address_of x \in wanted ->
  listed_products A B entries x = sum_of A B (right (address_of x)).
Proof. by move=> listed x_in; apply: perm_big; apply: listsP listed x_in. Qed.

Theorem check_correlations : lists_the_correlations c.
Proof.
move=> R X F G; case/and4P: checked => _ inputs filters bs; split.
- move: inputs; rewrite /input_sites /input_addresses /input_terms /input_correlation.
  case: is_transposed => listed x x_in; rewrite (sum_of_listed _ _ listed (address_of_in x_in)).
    by rewrite window_terms_sum // sum_at_window.
  by rewrite image_terms_sum // sum_at_image.
- move: filters; rewrite /weight_terms /filter_correlation.
  case: is_transposed => listed w w_in; rewrite (sum_of_listed _ _ listed (address_of_in w_in)).
    rewrite -(sum_at_filter X G w_in) -filter_terms_sum //.
    by rewrite /sum_of big_map; apply: eq_bigr => t _; rewrite mulrC.
  by rewrite filter_terms_sum // sum_at_filter.
move=> with_bias o o_in; move: bs; rewrite /bias_addresses with_bias => listed.
rewrite /listed_sums (perm_big (bias_terms o)) /=; last exact: listsP listed o_in.
rewrite /bias_terms big_allpairs_dep -[in LHS](subn0 (layer_batch L)) big_mkord; apply: eq_bigr => n _.
by rewrite -(perm_big _ (positions_box r _)) big_map.
Qed.

Theorem check_sound : lists_the_gradients c.
Proof.
move=> R X F G b loss; have [inputs filters bs] := check_correlations X F G.
rewrite /output_sites /outputs => upstream; split.
- apply: has_gradient_eq (fun x x_in => esym (inputs x x_in)) _; move: upstream.
  rewrite /input_sites /input_correlation; case: is_transposed => up; first exact: transposed_input.
  exact: convolution_input.
- apply: has_gradient_eq (fun w w_in => esym (filters w w_in)) _; move: upstream.
  rewrite /filter_correlation; case: is_transposed => up; first exact: transposed_filter.
  exact: convolution_filter.
move=> with_bias; apply: has_gradient_eq (fun o o_in => esym (bs with_bias o o_in)) _; move: upstream.
rewrite /output_sums /biases; case E: (is_transposed L) => up.
  have := transposed_bias s_gt0 up; rewrite /= /image_width E; apply: has_gradient_eq => o _.
  by rewrite /image_extent E.
have := convolution_bias up; rewrite /= /window_width E; apply: has_gradient_eq => o _.
by rewrite /window_extent E.
Qed.
End Sound.

Theorem check_complete c : check c -> lists_every_entry c.
Proof.
case/and4P => _ /andP[/eqP inputs _] /andP[/eqP filters _] /andP[/eqP bs _]; split.
- rewrite (map_comp (site_of L) fst) -/(unzip1 _) inputs /input_addresses /input_sites.
  by case: is_transposed; apply: addresses_sites.
- by rewrite (map_comp (site_of L) fst) -/(unzip1 _) filters; apply: addresses_sites.
by move=> with_bias; rewrite -/(unzip1 _) bs /bias_addresses with_bias.
Qed.

Theorem certified c : check c -> [/\ lists_the_gradients c, lists_the_correlations c & lists_every_entry c].
Proof. by move=> checked; split; [exact: check_sound | exact: check_correlations | exact: check_complete]. Qed.

Theorem complaints_none c : nilp (complaints c) = check c.
Proof.
rewrite /check /complaints -(no_faults not_every_input_entry wrong_input_entry) -(no_faults not_every_filter_entry wrong_filter_entry).
by rewrite -(no_faults not_every_bias_entry wrong_bias_entry) -!cat_nilp; case: valid.
Qed.

Theorem derived_passes : valid -> check derived.
Proof. by rewrite /check => ->; rewrite !lists_itself. Qed.
End Check.

(* Proves that a certificate passes, or says why it does not. *)
Ltac certify :=
  match goal with |- is_true (check ?L ?c) =>
    first [ vm_compute; reflexivity
          | let why := eval vm_compute in (complaints L c) in fail 1 "The certificate is not accepted:" why ]
  end.
